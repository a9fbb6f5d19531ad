locals {
  version = 1.2.3
  name    = 1abc
  after   = 1
}
