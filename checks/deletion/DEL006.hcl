check "DEL006" {
  name        = "database-without-backup"
  title       = "A database is not backed up"
  controls    = { "27017:2015" = ["12.3.1"], "27017:2026" = ["8.13"] }
  because     = "Backup copies are to be made as the policy says, and the setting shows whether the service makes any."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Without automated backups there is nothing to go back to after a bad migration, a deletion or an intruder. Point in time recovery depends on them."
  remediation = "Set `backup_retention_period` to 7 days or more (RDS; absent is 0 in Terraform), `automated_snapshot_retention_period` (Redshift), `settings.backup_configuration.enabled = true` (Cloud SQL); in CloudFormation `BackupRetentionPeriod` and `AutomatedSnapshotRetentionPeriod`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
  ]
  equivalents = {
    checkov = ["CKV_AWS_133", "CKV_AWS_343", "CKV_GCP_14"]
    trivy   = ["AWS-0077", "GCP-0024"]
    guard   = ["DB_INSTANCE_BACKUP_ENABLED", "REDSHIFT_BACKUP_ENABLED"]
  }

  on "database" {
    require = self.backed_up
    message = "${self.address} is not backed up"
  }
}
