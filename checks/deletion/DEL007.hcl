check "DEL007" {
  name        = "database-backup-too-short"
  title       = "Backups of a database are kept for less than a week"
  controls    = { "27017:2015" = ["12.3.1"], "27017:2026" = ["8.13"] }
  because     = "How long backups are kept is part of the backup policy, and this attribute shows that it is shorter than mistakes take to be noticed."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Corrupted or deleted records are often noticed days later, after a weekend or at the end of a report. A backup of yesterday then has the damage in it."
  remediation = "Set to 7 or more: `backup_retention_period` (RDS, DocumentDB, Neptune; absent is 1 for clusters), `automated_snapshot_retention_period` (Redshift), `BackupRetentionPeriod` and `AutomatedSnapshotRetentionPeriod` (CloudFormation), `backup_retention_days` and `short_term_retention_policy.retention_days` (Azure), `backup_retention_settings.retained_backups` and `transaction_log_retention_days` (Cloud SQL), `continuous_backup_config.recovery_window_days` (AlloyDB)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/docdb_cluster",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_database",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/alloydb_cluster",
  ]
  equivalents = {
    checkov = ["CKV_AWS_360", "CKV_AWS_361"]
  }

  # A database without any backup is told of by DEL006, one of RDS that keeps them for a single day by DEL046.
  on "database" {
    when = self.backup_days > 1 || (self.backup_days == 1 && !contains(
      ["aws_db_instance", "aws_rds_cluster", "AWS::RDS::DBInstance", "AWS::RDS::DBCluster"],
      self.type,
    ))
    require = self.backup_days >= 7
    message = "${self.address} keeps its backups for less than 7 days"
  }

  on "database" {
    require = self.log_days >= 7
    message = "${self.address} can be put back to no moment more than ${self.log_days} days ago"
  }
}
