check "DEL001" {
  name        = "deletion-protection-off"
  title       = "A store of data can be deleted without a safeguard"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Assets are to be removed because somebody decided it; this attribute shows whether one mistaken call is enough."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A destroy in the wrong workspace, or a change that makes the database anew, takes the data along in seconds. Deletion protection makes the same call fail until somebody has switched it off on purpose."
  remediation = "Set `deletion_protection = true` (AWS and Google; for Cloud SQL also `settings.deletion_protection_enabled`, for Spanner `enable_drop_protection`, for Firestore `delete_protection_state`, for Filestore `deletion_protection_enabled`), `deletion_protection_enabled = true` (DynamoDB, Aurora DSQL), `\"ACTIVE\"` (Cognito), `\"PROTECTED\"` (Bigtable tables), `termination_protection_enabled = true` (event data stores), or for any of Google's `deletion_policy = \"PREVENT\"`; in CloudFormation `DeletionProtection` or `DeletionProtectionEnabled`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_user_pool",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigtable_table",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/secret_manager_secret",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/memorystore_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail_event_data_store",
  ]
  equivalents = {
    checkov = ["CKV_AWS_139", "CKV_AWS_172", "CKV_AWS_293", "CKV2_AWS_58", "CKV_GCP_119", "CKV_GCP_121", "CKV_GCP_122"]
    trivy   = ["AWS-0177", "AWS-0343"]
    guard   = ["RDS_INSTANCE_DELETION_PROTECTION_ENABLED"]
  }

  on "database" {
    require = self.deletion_protected
    message = "${self.address} can be deleted by one call: its deletion protection is off"
  }

  on "table" {
    require = self.deletion_protected
    message = "${self.address} can be deleted by one call: its deletion protection is off"
  }

  # One that keeps nothing holds nothing that is missed, as DEL008 asks.
  on "cache" {
    when    = self.backed_up
    require = self.deletion_protected
    message = "${self.address} can be deleted by one call: its deletion protection is off"
  }

  # Deleted, a secret is gone at once with all its versions.
  on "terraform" "google_secret_manager_secret" "google_secret_manager_regional_secret" {
    require = (
      coalesce(self.deletion_protection, false) || coalesce(self.lifecycle.prevent_destroy, false) ||
      contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
    )
    severity = "low"
    message  = "${self.address} can be deleted by one call with all its versions: its deletion protection is off"
  }

  # On unless it is turned off.
  on "terraform" "aws_cloudtrail_event_data_store" {
    require = coalesce(self.termination_protection_enabled, true)
    message = "${self.address} can be deleted by one call with all its events: its termination protection is off"
  }

  on "cloudformation" "AWS::CloudTrail::EventDataStore" {
    require = coalesce(self.TerminationProtectionEnabled, true)
    message = "${self.address} can be deleted by one call with all its events: its termination protection is off"
  }

  # The basic tiers are left out: the documentation does not say that they have it.
  on "terraform" "google_filestore_instance" {
    when    = !contains(["STANDARD", "PREMIUM", "BASIC_HDD", "BASIC_SSD", "HIGH_SCALE_SSD"], self.tier)
    require = (
      coalesce(self.deletion_protection_enabled, false) || coalesce(self.lifecycle.prevent_destroy, false) ||
      contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
    )
    message = "${self.address} can be deleted by one call: its deletion protection is off"
  }

  on "terraform" "aws_cognito_user_pool" {
    require = coalesce(self.deletion_protection, "INACTIVE") == "ACTIVE"
    message = "${self.address} can be deleted by one call with all its users: its deletion protection is off"
  }

  on "cloudformation" "AWS::Cognito::UserPool" {
    require = coalesce(self.DeletionProtection, "INACTIVE") == "ACTIVE"
    message = "${self.address} can be deleted by one call with all its users: its deletion protection is off"
  }
}
