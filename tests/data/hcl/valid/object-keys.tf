locals {
  name = "dynamic"
  value = {
    twice           = 1
    twice           = 2
    bare            = 1, comma = 2
    "quoted key"    = 3
    (local.name)    = 4
    "${local.name}-2" = 5
    6               = 7
    colon : 8
    "url"           : "http://example.com"
    (join("-", [
      "a",
      "b",
    ]))             = 9
    for_sale        = 10
    true            = 11
    null            = 12
    hyphen-ated     = 13
    ("a" == "b" ? "x" : "y") = 14, }
  inline = { a = 1, b = 2 }
  empty  = {}
}
