locals {
  a     = “text”
  after = 2
}
