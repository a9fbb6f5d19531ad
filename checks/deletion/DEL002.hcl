check "DEL002" {
  name        = "table-without-deletion-protection"
  title       = "A table can be deleted without a safeguard"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Assets are to be removed because somebody decided it; this attribute shows whether one mistaken call is enough to remove a table."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "To rename a table or to change its key is to delete it and to make another one. Deletion protection stops that before the data is gone, whoever asks for it."
  remediation = "Set `deletion_protection_enabled = true` (DynamoDB), `DeletionProtectionEnabled: true` (CloudFormation, on each replica of a global table), `deletion_protection = true` (BigQuery), `deletion_protection = \"PROTECTED\"` (Bigtable)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_table",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigtable_table",
  ]
  equivalents = {
    checkov = ["CKV_GCP_121"]
  }

  on "table" {
    require = self.deletion_protected
    message = "${self.address} can be deleted by one call: its deletion protection is off"
  }
}
