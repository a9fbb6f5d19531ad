locals {
  before = 1
  half   =
  after  = 2
}

resource "aws_s3_bucket" "logs" {
  bucket = local.
  acl    = "private"
}

module
