# failed_kept  whether a message that cannot be processed is put aside, rather than deleted when its time is over
#
# A queue that such messages are put into has no other behind it: something sends them there, or its name says so, in words of
# its own. Where it has no name in the code, the one that it has as a resource is asked, without that of its module.
concept "queue" {
  summary = "A queue of messages, or a subscription that messages wait in."

  from "terraform" "aws_sqs_queue" {
    when = self.redrive_allow_policy == null && !matches("(?i:dlq|dead[-_.]?letter)|(^|[^A-Za-z])(?i:dead|fail(ed|ures?)?)([^A-Za-z]|$)|(Dead|Failed|Failures?)([^a-z]|$)", coalesce(self.name, self.name_prefix, reverse(split(".", self.address))[0])) && !anytrue([
      for senders in [
        linked("aws_sqs_queue", "redrive_policy"), linked("aws_sqs_queue_redrive_policy", "redrive_policy"),
        linked("aws_sqs_queue_redrive_allow_policy", "queue_url"), linked("aws_lambda_function", "dead_letter_config"),
        linked("aws_lambda_function_event_invoke_config", "destination_config"), linked("aws_lambda_event_source_mapping", "destination_config"),
        linked("aws_sns_topic_subscription", "redrive_policy"), linked("aws_cloudwatch_event_target", "dead_letter_config"),
        linked("aws_scheduler_schedule", "target.dead_letter_config"),
        linked("aws_pipes_pipe", "source_parameters.dynamodb_stream_parameters.dead_letter_config"),
        linked("aws_pipes_pipe", "source_parameters.kinesis_stream_parameters.dead_letter_config"),
      ] : length(senders) > 0
    ])

    failed_kept = self.redrive_policy != null || length(linked("aws_sqs_queue_redrive_policy", "queue_url")) > 0
  }
  from "cloudformation" "AWS::SQS::Queue" {
    when = self.RedriveAllowPolicy == null && !matches("(?i:dlq|dead[-_.]?letter)|(^|[^A-Za-z])(?i:dead|fail(ed|ures?)?)([^A-Za-z]|$)|(Dead|Failed|Failures?)([^a-z]|$)", coalesce(self.QueueName, self.address)) && !anytrue([
      for senders in [
        linked("AWS::SQS::Queue", "RedrivePolicy"), linked("AWS::Lambda::Function", "DeadLetterConfig"),
        linked("AWS::Lambda::EventInvokeConfig", "DestinationConfig"),
        linked("AWS::Lambda::EventSourceMapping", "DestinationConfig"), linked("AWS::SNS::Subscription", "RedrivePolicy"),
        linked("AWS::Events::Rule", "Targets.DeadLetterConfig"), linked("AWS::Scheduler::Schedule", "Target.DeadLetterConfig"),
        linked("AWS::Pipes::Pipe", "SourceParameters.DynamoDBStreamParameters.DeadLetterConfig"),
        linked("AWS::Pipes::Pipe", "SourceParameters.KinesisStreamParameters.DeadLetterConfig"),
      ] : length(senders) > 0
    ])

    failed_kept = self.RedrivePolicy != null
  }
  from "terraform" "google_pubsub_subscription" {
    when = (
      length(list(self.bigquery_config)) + length(list(self.cloud_storage_config)) == 0 &&
      !matches("(?i:dlq|dead[-_.]?letter)|(^|[^A-Za-z])(?i:dead|fail(ed|ures?)?)([^A-Za-z]|$)|(Dead|Failed|Failures?)([^a-z]|$)", coalesce(self.name, reverse(split(".", self.address))[0])) &&
      !anytrue([
        for sender in sharing("google_pubsub_subscription", "dead_letter_policy.dead_letter_topic", self.topic) : certainly(sender.certain)
      ])
    )

    failed_kept = self.dead_letter_policy.dead_letter_topic != null
  }

  # What cannot be delivered is always put aside on Azure; what has waited too long is not, unless that is said.
  from "terraform" "azurerm_servicebus_queue" "azurerm_servicebus_subscription" {
    when = self.default_message_ttl != null

    failed_kept = coalesce(self.dead_lettering_on_message_expiration, false)
  }
}
