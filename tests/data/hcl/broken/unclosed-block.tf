resource "aws_s3_bucket" "logs" {
  bucket = "logs"

resource "aws_s3_bucket" "after" {
  bucket = "after"
}
