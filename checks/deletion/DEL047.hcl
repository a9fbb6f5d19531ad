check "DEL047" {
  name        = "queue-without-dead-letters"
  title       = "A message that cannot be processed is deleted"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "The setting shows whether what readers have failed on is put aside for a decision, or removed unseen when its time is over; that is evidence on removal alone, not on how the failure is handled."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A message with a fault in it, or one that meets a fault in the reader, is handed out again and again until the retention of the queue deletes it. Put aside in a queue of its own it can be looked at, and sent again."
  remediation = "Set `redrive_policy` with a `deadLetterTargetArn` (`RedrivePolicy` in CloudFormation), `dead_letter_policy` (Pub/Sub) or `dead_lettering_on_message_expiration = true` (Service Bus, for what has waited for too long). If what is lost may be lost, suppress the finding with that reason."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/pubsub_subscription",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/servicebus_queue",
  ]

  on "queue" {
    require = self.failed_kept
    message = "What cannot be processed from ${self.address} is deleted when its time is over"
  }
}
