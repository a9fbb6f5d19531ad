locals {
  z = "${local.y}!"
  y = upper(local.x)
  x = local.w.name
  w = { name = local.v[1], also = local.v }
  v = [for s in split(",", local.u) : trimspace(s)]
  u = "one, two"

  number   = 1 + 2 * 3 - 4 % 3
  logic    = !(1 > 2) && (true || tobool("false"))
  compare  = [1 == 1.0, "1" == 1, null == null, [] == [], { a = 1 } == { a = 1 }, tolist([]) == []]
  branch   = local.number > 5 ? "big" : 0
  unified  = [true ? 1 : "x", false ? "x" : true]
  strings  = "${1}${true}"
  single   = local.w
  mixed    = [1, "a", true, null]
  fraction = 10 / 4
  negative = -local.number
  large    = 9007199254740991
  key      = "dynamic"
  object   = { (local.key) = 1, "${local.key}-2" = 2, plain = 3, 4 = "four" }
  trimmed  = "a ${~1~} b"
  each     = "%{for i, v in ["x", "y"]}${i}=${v};%{endfor}"
  cond     = "%{if local.number > 100}many%{else}few%{endif}"
  unicode  = "é ${length("e\u0301")} \u00fc"
}

resource "terraform_data" "chain" {
  input = local.z
}

resource "terraform_data" "values" {
  input = {
    number   = local.number, logic = local.logic, compare = local.compare, branch = local.branch,
    unified  = local.unified, strings = local.strings, single = local.single, mixed = local.mixed,
    fraction = local.fraction, negative = local.negative, large = local.large, object = local.object,
    trimmed  = local.trimmed, each = local.each, cond = local.cond, unicode = local.unicode,
    w        = local.w
  }
}
