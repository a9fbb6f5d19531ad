locals {
  a = 1 b = 2
  after = 3
}
variable "x" { type = string default = "y" }
variable "after" {}
