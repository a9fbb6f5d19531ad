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

  # These always end: after 30 days, or seven years, where nothing is said.
  from "terraform" "google_logging_project_bucket_config" {
    retention_days = coalesce(self.retention_days, 0) == 0 ? 30 : self.retention_days
  }
  from "terraform" "azurerm_log_analytics_workspace" {
    retention_days = coalesce(self.retention_in_days, 30)
  }
  from "terraform" "aws_cloudtrail_event_data_store" {
    retention_days = coalesce(self.retention_period, 2557)
  }
  from "cloudformation" "AWS::CloudTrail::EventDataStore" {
    when = self.RetentionPeriod != null

    retention_days = self.RetentionPeriod
  }
}
