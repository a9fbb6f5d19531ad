locals {
  drive = "C:\drive"
  code  = "\u12"
  after = 1
}
