resource "aws_s3_bucket" "logs" {
  bucket = "a"
  acl    = "private"
  bucket = "b"
}
