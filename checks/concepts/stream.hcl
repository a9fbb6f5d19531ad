# kept_hours  for how long what was written can be read again
# captured    whether it is written away as well, so that it can be read again from there
concept "stream" {
  summary = "A stream of records that many can read, and read again."

  from "terraform" "aws_kinesis_stream" {
    kept_hours = coalesce(self.retention_period, 24)
    captured   = length(linked("aws_kinesis_firehose_delivery_stream", "kinesis_source_configuration")) > 0
  }
  from "cloudformation" "AWS::Kinesis::Stream" {
    kept_hours = coalesce(self.RetentionPeriodHours, 24)
    captured   = length(linked("AWS::KinesisFirehose::DeliveryStream", "KinesisStreamSourceConfiguration")) > 0
  }

  # A compacted hub keeps the last record of each key; the tier Basic keeps none for more than a day. `message_retention`, in days, is the older form.
  from "terraform" "azurerm_eventhub" {
    when = (
      (self.message_retention != null || self.retention_description.retention_time_in_hours != null) &&
      !contains(["Compact", "DeleteOrCompact"], coalesce(self.retention_description.cleanup_policy, "Delete")) &&
      !anytrue([for namespace in follow(self.namespace_id) : lower(coalesce(namespace.sku, "Standard")) == "basic"]) &&
      !anytrue([for namespace in follow(self.namespace_name) : lower(coalesce(namespace.sku, "Standard")) == "basic"])
    )

    kept_hours = (
      self.retention_description.retention_time_in_hours != null
      ? self.retention_description.retention_time_in_hours
      : self.message_retention * 24
    )
    captured = coalesce(self.capture_description.enabled, false)
  }
}
