variable "name" {
  type = string
}

variable "delay" {
  type    = number
  default = 0
}

resource "aws_sqs_queue" "dead" {
  name = "${var.name}-dead"
}

resource "aws_sqs_queue" "this" {
  name          = var.name
  delay_seconds = var.delay
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 3
  })
}

output "name" {
  value = aws_sqs_queue.this.name
}

output "delay" {
  value = aws_sqs_queue.this.delay_seconds
}
