locals {
  list   = [{ a = { b = [1, 2] } }, { a = { b = [3, 4] } }]
  first  = local.list.0.a
  deep   = local.list.0.a.b
  splat  = local.list.*.a
  through = local.list.*.a.b
  full   = local.list[*].a.b[0]
  chain  = local.list[*].a.b[*]
  index  = local.list.*.a[1]
  quoted = local.list[0]["a"]["b"][1]
  single = "one"[*]
  value = [
    local.first, local.deep, local.splat, local.through, local.full, local.chain, local.index,
    local.quoted, local.single,
  ]
}
