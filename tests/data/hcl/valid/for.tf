locals {
  map  = { a = 1, b = 2, c = 1 }
  value = [
    [for v in local.map : v],
    [for k, v in local.map : "${k}${v}" if v == 1],
    { for k, v in local.map : v => k... },
    { for k, v in local.map : k => v * 2 if k != "b" },
    [for x in [for y in [1, 2] : y * 2] : [for z in [x] : z]],
    {for i, x in ["p", "q"] : x => i},
    [for for in [1] : for],
    [for in in [1] : in],
    [for if in [1] : if if if == 1],
    { for k, v in { x = { y = 1 } } : k => { for a, b in v : a => b } },
  ]
}
