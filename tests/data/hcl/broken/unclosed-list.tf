variable "before" {
  default = 1
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
  tags   = [
    "a",
}

resource "aws_s3_bucket" "after" {
  bucket = "after"
}
