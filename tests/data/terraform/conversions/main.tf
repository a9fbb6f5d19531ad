# What a typed variable makes of what it is given.
module "typed" {
  source = "./typed"

  strings     = [1, true, "x", 1.50, 10000000000000000000000]
  map_strings = { number = 1, bool = false, text = "t", float = 0.1 }
  numbers     = ["1", "2.50", 3, "1e3"]
  bools       = { a = "true", b = "false", c = true }
  set_strings = ["b", "a", "b", 1]
  set_objects = [
    { name = "b", port = "80", extra = "dropped" },
    { name = "a", port = 443 },
    { port = 443, name = "a" },
  ]
  tuple       = ["1", 2, "true"]
  object      = { id = 5, flags = ["true", false], surplus = {} }
  anything    = { a = [1, "2", null], b = { c = true } }
  list_any    = [1, "two", true]
  map_any     = { one = 1, two = "2" }
  map_objects = { x = { v = 1 }, y = { v = "2", w = "w" } }
  matrix      = [[1, 2], ["3"], []]
  null_number = null
  from_set    = toset(["z", "y"])
  untyped     = ["1", 2]
  merged      = merge({ a = 1 }, { b = "two" }, null)
}

resource "terraform_data" "conversions" {
  input = {
    concat      = concat(["a"], [1], tolist([true]))
    conditional = [true ? 1 : "x", false ? 1 : "x", true ? [1] : ["x"], true ? { a = 1 } : { a = "b" }]
    flatten     = flatten([["a", [1, []]], toset(["s"]), "b"])
    coalesce    = coalesce(null, 1, "x")
    tomap       = tomap({ a = 1, b = "x" })
    tolist      = tolist(["a", 1, false])
    toset       = toset([1, "1", true])
    interpolate = "${1}${true}${1.10}"
    alone       = "${[1, "a"]}"
    keys        = { (1) = "one", (true) = "yes", "${2}" = "two" }
    compare     = [1 == "1", "a" == "a", true == "true", [1] == [1], tolist(["1"]) == tolist([1])]
    arithmetic  = ["1" + "2", -"3", "10" / 4, 7 % "4"]
    logic       = ["true" && true, !"false"]
    number      = tonumber("0x10" == "16" ? "1" : "2")
    contains    = [contains([1, 2], 1), contains(["1"], 1), contains(toset(["a"]), "a")]
    lookup      = lookup({ a = 1, b = 2 }, "c", "none")
    element     = element(["a", 1, true], 4)
    zipmap      = zipmap(["a", "b"], [1, "x"])
    values      = values({ b = 1, a = "x" })
    setunion    = setunion([1, 2], ["2", "3"])
    distinct    = distinct([1, "1", true])
    sort        = sort(["10", 9, "b", "A"])
    slice       = slice(["a", 1, true], 1, 3)
  }
}
