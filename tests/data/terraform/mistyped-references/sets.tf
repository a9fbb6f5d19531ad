variable "amounts" {
  type = set(object({ amount = number, name = optional(string) }))
  default = [
    { amount = 10 },
    { amount = 9, name = "nine" },
    { amount = 1e20 },
    { amount = 123456789012 },
    { amount = 99999999999 },
    { amount = 0.00001 },
    { amount = 2.5, name = "a\"b" },
    { amount = 2.5, name = "\u007f" },
    { amount = 2.5, name = "\u200b" },
    { amount = 2.5, name = "é" },
  ]
}

data "aws_iam_policy_document" "conditions" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "aws:x"
      values   = ["b", "a"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:x"
      values   = ["c"]
    }
  }
}

resource "terraform_data" "sets" {
  input = {
    amounts = [for it in var.amounts : it]
  }
}
