variable "create" { default = true }
variable "names" {
  type    = set(string)
  default = ["b", "a"]
}

resource "aws_sqs_queue" "counted" {
  count = var.create ? 2 : 0
  name  = "counted-${count.index}"
}

resource "aws_sqs_queue" "none" {
  count = var.create ? 0 : 1
  name  = "none"
}

resource "aws_sqs_queue" "text_count" {
  count = "1"
  name  = "text"
}

resource "aws_sqs_queue" "each" {
  for_each = var.create ? var.names : []
  name     = each.value
  tags     = { Same = each.key == each.value }
}

resource "aws_sqs_queue" "filtered" {
  for_each                   = { for name in var.names : name => length(name) if name != "a" }
  name                       = "filtered-${each.key}"
  visibility_timeout_seconds = each.value
}

resource "aws_sqs_queue" "chained" {
  for_each = aws_sqs_queue.each
  name     = "chained-${each.value.name}"
}

resource "aws_sqs_queue" "quoted" {
  for_each = toset(["with \"quotes\"", "with ${"$"}{dollar}", "ünï"])
  name     = "quoted-${length(each.key)}"
}

module "maybe" {
  source = "./maybe"
  count  = var.create ? 1 : 0
  names  = var.names
}

resource "terraform_data" "uses" {
  input = {
    one      = one(aws_sqs_queue.none[*].name)
    all      = aws_sqs_queue.counted[*].name
    first    = try(aws_sqs_queue.none[0].name, aws_sqs_queue.counted[0].name)
    can      = can(aws_sqs_queue.none[0].name)
    module   = module.maybe[0].first
    keys     = keys(aws_sqs_queue.each)
    filtered = { for key, queue in aws_sqs_queue.filtered : key => queue.visibility_timeout_seconds }
    values   = values(aws_sqs_queue.each)[*].name
  }
}
