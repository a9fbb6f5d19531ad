# retention_days  how long it keeps what is written to it; 0 is for ever
concept "log_group" {
  summary = "A store of log records."

  # The class for delivery keeps its records for two days, whatever is asked for.
  from "terraform" "aws_cloudwatch_log_group" {
    when = coalesce(self.log_group_class, "STANDARD") != "DELIVERY"

    retention_days = coalesce(self.retention_in_days, 0)
  }
  from "cloudformation" "AWS::Logs::LogGroup" {
    when = coalesce(self.LogGroupClass, "STANDARD") != "DELIVERY"

    retention_days = coalesce(self.RetentionInDays, 0)
  }
}
