variable "name" {}

data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["sqs:*"]
    resources = ["arn:aws:sqs:eu-west-1:123456789012:${var.name}"]
  }
}

resource "aws_sqs_queue" "this" {
  name   = var.name
  policy = data.aws_iam_policy_document.this.json
}

output "name" {
  value = aws_sqs_queue.this.name
}

output "document" {
  value = data.aws_iam_policy_document.this.json
}
