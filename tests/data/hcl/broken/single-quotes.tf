variable 'name' {
  default = 1
}
locals {
  a     = 'b'
  after = "c"
}
