# What waits for something else, and what that does to values.
resource "aws_s3_bucket" "first" {
  bucket = "first"
}

module "waits" {
  source     = "./store"
  name       = "waits"
  depends_on = [aws_s3_bucket.first]
}

module "free" {
  source = "./store"
  name   = "free"
}

data "aws_iam_policy_document" "of_bucket" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.first.arn}/*"]
  }
}

data "aws_iam_policy_document" "of_name" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::${aws_s3_bucket.first.bucket}/*"]
  }
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.first.id
  policy = data.aws_iam_policy_document.of_bucket.json
}

resource "aws_iam_policy" "this" {
  name   = "named"
  policy = data.aws_iam_policy_document.of_name.json
}

locals {
  maybe  = aws_s3_bucket.first.id == "" ? 1 : 2
  either = aws_s3_bucket.first.id == "x" ? "same" : "same"
  pair   = { id = aws_s3_bucket.first.id, name = aws_s3_bucket.first.bucket }
  listed = [aws_s3_bucket.first.arn, "arn:aws:s3:::other"]
}

resource "aws_sns_topic" "this" {
  for_each = { for key, value in local.pair : key => key }
  name     = "topic-${each.value}"
}

resource "terraform_data" "unknowns" {
  input = {
    maybe    = local.maybe
    either   = local.either
    pair     = local.pair
    keys     = keys(local.pair)
    length   = length(local.listed)
    second   = local.listed[1]
    joined   = join(",", local.listed)
    merged   = merge(local.pair, { name = "replaced" })
    contains = contains(["a"], aws_s3_bucket.first.id)
    and      = aws_s3_bucket.first.id == "" && false
    waits    = module.waits.name
    free     = module.free.name
    document = module.free.document
    prefix   = startswith("prefix-${aws_s3_bucket.first.id}", "prefix-")
    can      = can(aws_s3_bucket.first.id)
    known    = { for item in [1, 2] : "k${item}" => item == 1 ? aws_s3_bucket.first.arn : "known" }
  }
}
