locals {
  attach = local.create_bucket && local.create_policy
  arn    = "arn:aws:s3:::${coalesce(var.bucket, var.bucket_prefix, "none")}"
}

resource "aws_s3_bucket_policy" "this" {
  count  = local.attach ? 1 : 0
  bucket = aws_s3_bucket.this[0].id
  policy = data.aws_iam_policy_document.combined[0].json
}

data "aws_iam_policy_document" "combined" {
  count = local.attach ? 1 : 0
  source_policy_documents = compact([
    lookup(var.attach_policies, "elb", false) ? data.aws_iam_policy_document.elb[0].json : "",
    lookup(var.attach_policies, "tls", false) ? data.aws_iam_policy_document.tls[0].json : "",
    lookup(var.attach_policies, "other", false) ? "not reached" : "",
  ])
}

data "aws_iam_policy_document" "elb" {
  count = local.create_bucket && lookup(var.attach_policies, "elb", false) ? 1 : 0
  dynamic "statement" {
    for_each = { eu-west-1 = "156460612806", us-east-1 = "127311923021" }
    content {
      sid     = format("AWSELBRegion%s", title(replace(statement.key, "-", "")))
      effect  = "Allow"
      actions = ["s3:PutObject"]
      principals {
        type        = "AWS"
        identifiers = [format("arn:aws:iam::%s:root", statement.value)]
      }
      resources = ["${local.arn}/*"]
    }
  }
}

data "aws_iam_policy_document" "tls" {
  count = local.create_bucket && lookup(var.attach_policies, "tls", false) ? 1 : 0
  statement {
    sid       = "denyInsecureTransport"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.arn, "${local.arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}
