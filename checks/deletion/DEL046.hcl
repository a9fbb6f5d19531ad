check "DEL046" {
  name        = "database-backup-of-a-day"
  title       = "Backups of a relational database are kept for a single day"
  controls    = { "27017:2015" = ["12.3.1"], "27017:2026" = ["8.13"] }
  because     = "How long backups are kept is part of the backup policy, and this attribute shows that nobody chose more than the service keeps by itself."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "What is not noticed until the next day cannot be put right any more: the only backup has the damage in it. A weekend is longer than that."
  remediation = "Set `backup_retention_period` to 7 or more (absent is 1 for `aws_rds_cluster`), in CloudFormation `BackupRetentionPeriod` (absent is 1)."
  references = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html",
  ]
  equivalents = {
    trivy = ["AWS-0077"]
  }

  # A database without any backup is told of by DEL006, one that keeps them for less than a week by DEL007.
  on "database" {
    when    = self.backup_days != 0
    deny    = self.single_day
    message = "${self.address} keeps its backups for a single day"
  }
}
