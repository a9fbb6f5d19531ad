locals {
  map   = { for x in [1] : x }
  list  = [for x in [1] : x => x]
  after = 1
}
