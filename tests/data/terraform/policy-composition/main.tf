# Documents made of documents: sources, overrides, dynamic statements, principals and conditions.
locals {
  accounts = { audit = "111111111111", build = "222222222222" }
  grants = {
    read  = { actions = ["s3:GetObject", "s3:ListBucket"], accounts = ["audit", "build"], prefix = null }
    write = { actions = ["s3:PutObject"], accounts = ["build"], prefix = "artifacts/" }
    none  = { actions = ["s3:DeleteObject"], accounts = [], prefix = "tmp/" }
  }
  bucket = "arn:aws:s3:::shared"
}

data "aws_iam_policy_document" "grants" {
  dynamic "statement" {
    for_each = { for name, grant in local.grants : name => grant if length(grant.accounts) > 0 }
    iterator = grant
    content {
      sid     = title(grant.key)
      actions = grant.value.actions
      resources = concat(
        contains(grant.value.actions, "s3:ListBucket") ? [local.bucket] : [],
        ["${local.bucket}/${grant.value.prefix == null ? "" : grant.value.prefix}*"],
      )

      dynamic "principals" {
        for_each = grant.value.accounts
        content {
          type        = "AWS"
          identifiers = ["arn:aws:iam::${local.accounts[principals.value]}:root"]
        }
      }

      dynamic "condition" {
        for_each = grant.value.prefix != null ? { "s3:prefix" = grant.value.prefix } : {}
        content {
          test     = "StringLike"
          variable = condition.key
          values   = ["${condition.value}*", "&{aws:PrincipalTag/Team}/*"]
        }
      }
    }
  }
}

data "aws_iam_policy_document" "baseline" {
  policy_id = "baseline"

  statement {
    sid       = "Transport"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.bucket, "${local.bucket}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = [false]
    }
    condition {
      test     = "NumericLessThan"
      variable = "s3:TlsVersion"
      values   = [1.2]
    }
  }

  statement {
    sid         = "Others"
    not_actions = ["s3:Get*"]
    resources   = ["*"]
    not_principals {
      type        = "AWS"
      identifiers = values(local.accounts)
    }
  }
}

data "aws_iam_policy_document" "override" {
  statement {
    sid       = "Read"
    effect    = "Deny"
    actions   = ["s3:GetObject"]
    resources = ["${local.bucket}/secret/*"]
    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com", "config.amazonaws.com"]
    }
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "combined" {
  source_policy_documents   = [data.aws_iam_policy_document.grants.json]
  override_policy_documents = [data.aws_iam_policy_document.override.json]

  statement {
    sid           = "Own"
    actions       = ["s3:GetBucketLocation"]
    not_resources = ["arn:aws:s3:::other"]
  }
}

data "aws_iam_policy_document" "empty" {
  version = "2008-10-17"
}

data "aws_iam_policy_document" "layers" {
  for_each                  = { strict = true, lenient = false }
  source_policy_documents   = compact([each.value ? data.aws_iam_policy_document.baseline.json : "", data.aws_iam_policy_document.override.json])
  override_policy_documents = each.value ? [jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "Transport", Effect = "Allow", Action = "*", Resource = "*" }] })] : null
}

resource "aws_s3_bucket_policy" "this" {
  bucket = "shared"
  policy = data.aws_iam_policy_document.combined.json
}

resource "aws_sqs_queue" "this" {
  for_each = data.aws_iam_policy_document.layers
  name     = each.key
  policy   = each.value.json
}

resource "aws_kms_key" "this" {
  description = "described by hand"
  policy = jsonencode(merge(jsondecode(data.aws_iam_policy_document.baseline.json), {
    Statement = concat(
      jsondecode(data.aws_iam_policy_document.baseline.json).Statement,
      [for name, id in local.accounts : {
        Sid = "Allow${title(name)}", Effect = "Allow", Action = "kms:Decrypt", Resource = "*", Principal = { AWS = id }
      }],
    )
  }))
}

resource "terraform_data" "seen" {
  input = {
    sids     = [for s in jsondecode(data.aws_iam_policy_document.combined.json).Statement : s.Sid]
    empty    = data.aws_iam_policy_document.empty.json
    minified = data.aws_iam_policy_document.override.minified_json
    effects  = { for name, doc in data.aws_iam_policy_document.layers : name => jsondecode(doc.json).Statement[*].Effect }
    first    = one([for s in jsondecode(data.aws_iam_policy_document.grants.json).Statement : s.Action if s.Sid == "Write"])
  }
}
