check "DEL001" {
  name        = "database-without-deletion-protection"
  title       = "A database can be deleted without a safeguard"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Assets are to be removed because somebody decided it; this attribute shows whether one mistaken call is enough to remove a database."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A destroy in the wrong workspace, or a change that makes the database anew, takes the data along in seconds. Deletion protection makes the same call fail until somebody has switched it off on purpose."
  remediation = "Set `deletion_protection = true` (AWS and Google; for Cloud SQL also `settings.deletion_protection_enabled`, for Spanner `enable_drop_protection`, for Firestore `delete_protection_state`); in CloudFormation `DeletionProtection: true`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
  ]
  equivalents = {
    checkov = ["CKV_AWS_139", "CKV_AWS_172", "CKV_AWS_293", "CKV2_AWS_58", "CKV_GCP_122"]
    trivy   = ["AWS-0177", "AWS-0343"]
    guard   = ["RDS_INSTANCE_DELETION_PROTECTION_ENABLED"]
  }

  on "database" {
    require = self.deletion_protected
    message = "${self.address} can be deleted by one call: its deletion protection is off"
  }
}
