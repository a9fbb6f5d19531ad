check "DEL011" {
  name        = "no-point-in-time-recovery"
  title       = "A table or database cannot be put back to an earlier moment"
  controls    = { "27017:2015" = ["12.3.1"], "27017:2026" = ["8.13"] }
  because     = "Recovery to a moment is the backup that these services make of themselves, and this attribute shows that it is off."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A wrong write spoils records while everything keeps running. Point in time recovery goes back to the second before it; a snapshot only goes back to the last night."
  remediation = "Set `point_in_time_recovery { enabled = true }` (DynamoDB, on each `replica` too), `PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled: true` (CloudFormation), `point_in_time_recovery { status = \"ENABLED\" }` (Keyspaces), `point_in_time_recovery_enablement` (Firestore), `backup { type = \"Continuous\" }` (Cosmos DB), `backup_configuration { binary_log_enabled = true }` (Cloud SQL for MySQL)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/firestore_database",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_account",
  ]
  equivalents = {
    checkov = ["CKV_AWS_28", "CKV_AWS_165", "CKV2_GCP_20"]
    trivy   = ["AWS-0024"]
    guard   = ["DYNAMODB_PITR_ENABLED"]
  }

  on "table" {
    require = self.point_in_time_recovery
    message = "${self.address} has no point in time recovery"
  }

  on "database" {
    require = self.point_in_time_recovery
    message = "${self.address} has no point in time recovery"
  }
}
