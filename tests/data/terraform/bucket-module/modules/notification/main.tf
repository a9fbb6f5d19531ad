variable "bucket" { type = string }
variable "queues" {
  type = map(object({
    events = list(string)
    prefix = optional(string)
    suffix = optional(string)
  }))
}

resource "aws_sqs_queue" "this" {
  for_each                = var.queues
  name                    = "${var.bucket}-${each.key}"
  sqs_managed_sse_enabled = true
  redrive_policy = each.key == "index" ? jsonencode({
    deadLetterTargetArn = "arn:aws:sqs:eu-west-1:123456789012:dead"
    maxReceiveCount     = 4
  }) : null
}

resource "aws_s3_bucket_notification" "this" {
  bucket = var.bucket
  dynamic "queue" {
    for_each = { for k, q in var.queues : k => merge(q, { arn = aws_sqs_queue.this[k].arn }) }
    content {
      id            = queue.key
      queue_arn     = queue.value.arn
      events        = queue.value.events
      filter_prefix = queue.value.prefix
      filter_suffix = queue.value.suffix
    }
  }
}
