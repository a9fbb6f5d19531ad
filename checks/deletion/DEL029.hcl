check "DEL029" {
  name        = "log-group-kept-too-short"
  title       = "A store of logs keeps its records for less than a year"
  controls    = { "27017:2015" = ["12.4.1"], "27017:2026" = ["8.15"] }
  because     = "Event logs are to be kept for investigations, and this attribute shows that they are deleted before a year is over."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Audits look back a year, and so do investigations of intruders who took their time. What the logs are for decides how long it has to be kept: say so where less is right."
  remediation = "Set `retention_in_days` to 365 or more (`RetentionInDays` in CloudFormation; on Azure of the workspace), `retention_days` (Google), `retention_period` (event data stores)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_338"]
  }

  on "log_group" {
    deny    = self.retention_days > 0 && self.retention_days < 365
    message = "${self.address} keeps its records for less than a year"
  }
}
