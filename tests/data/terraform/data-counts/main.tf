# Counts that hang on data: on what the provider works out by itself, and on what it has to ask for.
data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::data/*"]
  }
}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  is_commercial = data.aws_partition.current.partition == "aws"
}

resource "aws_iam_policy" "read" {
  count  = length(data.aws_iam_policy_document.read.json) > 10 ? 1 : 0
  name   = "read"
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_s3_bucket" "logs" {
  count  = local.is_commercial ? 2 : 0
  bucket = "logs-${count.index}"
}

resource "aws_s3_bucket_versioning" "logs" {
  count  = length(aws_s3_bucket.logs)
  bucket = aws_s3_bucket.logs[count.index].id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "terraform_data" "uses" {
  input = {
    service = "ec2.${data.aws_partition.current.dns_suffix}"
    region  = data.aws_region.current.name
    arns    = "arn:${data.aws_partition.current.partition}:s3:::logs"
  }
}
