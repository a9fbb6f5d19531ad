variable "extra" {
  type    = list(string)
  default = ["s3:PutObject", "s3:GetObject"]
}

data "aws_iam_policy_document" "base" {
  policy_id = "base"
  statement {
    sid       = "Read"
    actions   = ["s3:ListBucket", "s3:GetObject"]
    resources = ["arn:aws:s3:::store/*", "arn:aws:s3:::store"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::1:root", "arn:aws:iam::2:root"]
    }
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalOrgID"
      values   = ["o-1"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["2", "1"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = [true]
    }
  }
  statement {
    sid           = "Deny"
    effect        = "Deny"
    not_actions   = ["iam:*"]
    not_resources = ["arn:aws:iam::*:role/&{aws:username}"]
    not_principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "all" {
  version = "2008-10-17"
  statement {
    actions   = ["*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "combined" {
  source_policy_documents   = [data.aws_iam_policy_document.base.json, data.aws_iam_policy_document.all.json]
  override_policy_documents = [data.aws_iam_policy_document.override.json]
  dynamic "statement" {
    for_each = var.extra
    content {
      sid       = "Extra${statement.key}"
      actions   = [statement.value]
      resources = ["*"]
    }
  }
}

data "aws_iam_policy_document" "override" {
  statement {
    sid       = "Read"
    effect    = "Deny"
    actions   = ["s3:*", "s3:*"]
    resources = ["*"]
  }
  statement {
    sid       = "New"
    actions   = []
    resources = ["a<b>&c"]
  }
}

data "aws_iam_policy_document" "counted" {
  count = length(var.extra)
  statement {
    actions   = [var.extra[count.index]]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "merged_conditions" {
  statement {
    actions   = ["sts:AssumeRole"]
    resources = ["*"]
    condition {
      test     = "StringLike"
      variable = "aws:a"
      values   = ["y", "z"]
    }
    condition {
      test     = "StringLike"
      variable = "aws:a"
      values   = ["x"]
    }
  }
}

resource "aws_iam_policy" "combined" {
  name   = "combined"
  policy = data.aws_iam_policy_document.combined.json
}

resource "aws_iam_policy" "counted" {
  count  = length(data.aws_iam_policy_document.counted)
  name   = "counted-${count.index}"
  policy = data.aws_iam_policy_document.counted[count.index].json
}

resource "aws_iam_policy" "merged" {
  name   = "merged"
  policy = data.aws_iam_policy_document.merged_conditions.json
}
