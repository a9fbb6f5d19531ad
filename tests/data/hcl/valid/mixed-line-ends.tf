locals {
  a = 1
  value = [local.a,

 2]
}
