locals {
  defaults = { size = "small", encrypted = true, tags = { team = "core" } }
  given = {
    db    = { size = "large" }
    cache = { encrypted = false, tags = { team = "web", tier = "hot" } }
  }
  stores = { for name, it in local.given : name => merge(local.defaults, it) }
  flat = merge([
    for name, it in local.stores : { for key, tag in it.tags : "${name}/${key}" => tag }
  ]...)
  grouped  = { for key, tag in local.flat : tag => key... }
  volumes  = flatten([for name, it in local.stores : [for n in range(it.size == "large" ? 2 : 1) : { name = name, n = n }]])
  by_label = { for v in local.volumes : "${v.name}-${v.n}" => v }
  deep     = merge({ a = { x = 1 } }, null, { a = { y = 2 } }, { b = [] })
}

resource "aws_ebs_volume" "this" {
  for_each          = local.by_label
  availability_zone = "eu-west-1a"
  size              = each.value.n + 10
  encrypted         = local.stores[each.value.name].encrypted
  tags              = merge(local.stores[each.value.name].tags, { Name = each.key, Index = each.value.n })
}

resource "terraform_data" "all" {
  input = {
    stores  = local.stores
    flat    = local.flat
    grouped = local.grouped
    deep    = local.deep
    keys    = keys(local.flat)
    lookup  = lookup(local.flat, "db/none", "absent")
    zipped  = zipmap(["a", "b"], [1, true])
    inverse = transpose({ a = ["1", "2"], b = ["2"] })
    product = [for p in setproduct(["a", "b"], [1, 2]) : join("-", p)]
    sliced  = slice(["a", "b", "c", "d"], 1, 3)
    sorted  = sort(distinct(["b", "a", "b"]))
    element = element(["a", "b", "c"], 4)
    chunks  = chunklist(["a", "b", "c"], 2)
  }
}
