variable "name" {}

variable "replicas" {
  type = number
  validation {
    condition     = var.replicas >= 0 && floor(var.replicas) == var.replicas
    error_message = "Replicas are counted."
  }
}

module "queue" {
  source = "../queue"
  count  = var.replicas
  name   = format("%s-%02d", var.name, count.index + 1)
  delay  = var.replicas
}

resource "aws_cloudwatch_metric_alarm" "depth" {
  count               = length(module.queue)
  alarm_name          = "${module.queue[count.index].name}-depth"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  metric_name         = "ApproximateNumberOfMessagesVisible"
  namespace           = "AWS/SQS"
  period              = 60
  statistic           = "Maximum"
  threshold           = 100 * (count.index + 1)
  dimensions          = { QueueName = module.queue[count.index].name }
}

output "queues" {
  value = module.queue[*].name
}

output "path" {
  value = "${path.module} from ${path.root}"
}
