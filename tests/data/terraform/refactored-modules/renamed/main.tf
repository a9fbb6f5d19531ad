variable "label" {
  type = string
}

resource "aws_sns_topic" "this" {
  name              = var.label
  kms_master_key_id = "alias/aws/sns"
}

output "topic" {
  value = aws_sns_topic.this.name
}
