locals {
  name  = "%{ if true }x"
  after = 1
}
