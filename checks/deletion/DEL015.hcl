check "DEL015" {
  name        = "log-group-without-retention"
  title       = "A log group keeps its records for ever"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Information is to be deleted when it is no longer needed, and this attribute shows that no end was ever set for these records."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Logs hold addresses, names and now and then a password. What is kept without an end has to be searched, protected and handed out as long as it is there, and is paid for."
  remediation = "Set `retention_in_days` (CloudFormation: `RetentionInDays`) to what your log policy says."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_66"]
    guard   = ["CW_LOGGROUP_RETENTION_PERIOD_CHECK"]
  }

  on "log_group" {
    require = self.retention_days != 0
    message = "${self.address} keeps its records for ever"
  }
}
