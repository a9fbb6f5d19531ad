locals {
  list  = [1 2]
  after = 3
}
