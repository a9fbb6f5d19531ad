variable "before" {}

resource "aws_s3_bucket" "logs" {
<<<<<<< HEAD
  bucket = "ours"
=======
  bucket = "theirs"
>>>>>>> feature
  acl = "private"
}

variable "after" {}
