variable "name" { type = string }
variable "trust" {
  type = list(object({
    type = string
    ids  = list(string)
    when = optional(map(list(string)), {})
  }))
  validation {
    condition     = length(var.trust) > 0
    error_message = "Somebody must be trusted."
  }
}
variable "policies" { type = set(string) }
variable "hours" { type = number }
variable "boundary" {
  type    = string
  default = null
}
variable "inline" {
  type    = map(map(list(string)))
  default = {}
}

data "aws_iam_policy_document" "trust" {
  dynamic "statement" {
    for_each = var.trust
    content {
      actions = [statement.value.type == "Federated" ? "sts:AssumeRoleWithWebIdentity" : "sts:AssumeRole"]
      principals {
        type        = statement.value.type
        identifiers = statement.value.ids
      }
      dynamic "condition" {
        for_each = statement.value.when
        iterator = test
        content {
          test     = length(test.value) > 1 ? "StringLike" : "StringEquals"
          variable = test.key
          values   = test.value
        }
      }
    }
  }
}

data "aws_iam_policy_document" "inline" {
  for_each = { for name, rights in var.inline : name => rights if length(rights) > 0 }
  dynamic "statement" {
    for_each = each.value
    content {
      sid       = replace(title(replace(statement.key, ":", " ")), " ", "")
      actions   = [statement.key]
      resources = formatlist("arn:aws:sqs:*:*:%s", statement.value)
    }
  }
}

resource "aws_iam_role" "this" {
  name                 = var.name
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  max_session_duration = var.hours * 3600
  permissions_boundary = var.boundary
}

resource "aws_iam_role_policy" "this" {
  for_each = data.aws_iam_policy_document.inline
  name     = each.key
  role     = aws_iam_role.this.name
  policy   = each.value.json
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each   = var.policies
  role       = aws_iam_role.this.name
  policy_arn = each.key
}

output "name" { value = aws_iam_role.this.name }
output "services" {
  value = flatten([for trust in var.trust : trust.ids if trust.type == "Service"])
}
output "statements" {
  value = sum(concat([0], [for doc in data.aws_iam_policy_document.inline : length(doc.statement)]))
}
