resource "aws_s3_bucket" "logs-${var.stage}" {
  bucket = "a"
}
variable "after" {}
