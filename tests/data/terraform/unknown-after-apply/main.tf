resource "aws_s3_bucket" "this" {
  bucket = "store"
}
resource "aws_kms_key" "this" {
  description = "key"
}
resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.this.arn
    }
  }
}
resource "aws_sns_topic" "this" {
  name              = "topic-${aws_s3_bucket.this.bucket}"
  kms_master_key_id = aws_kms_key.this.key_id
  tags              = { Arn = aws_s3_bucket.this.arn, Fixed = "yes" }
}
resource "terraform_data" "half" {
  input = {
    known   = aws_s3_bucket.this.bucket
    unknown = aws_s3_bucket.this.arn
    text    = "arn: ${aws_s3_bucket.this.arn}"
    decided = aws_s3_bucket.this.arn == null
    length  = length([aws_s3_bucket.this.arn, aws_kms_key.this.arn])
    choice  = true || aws_s3_bucket.this.force_destroy
  }
}
data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.this.arn}/*"]
  }
}
resource "aws_iam_policy" "this" {
  name   = "p"
  policy = data.aws_iam_policy_document.this.json
}
