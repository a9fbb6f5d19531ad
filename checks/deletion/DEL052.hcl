check "DEL052" {
  name        = "lifecycle-without-end"
  title       = "The lifecycle rules of a bucket delete nothing"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Information is to be deleted when it is no longer needed, and the rules of this bucket that are on only move what is in it."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Rules that are turned off, that move objects to cheaper storage or that clear away unfinished uploads look like an end and are none. What was to be deleted is still there, has to be protected, and is found where nobody expects it."
  remediation = "Add an expiration to a rule that is on: `expiration { days = … }` or `noncurrent_version_expiration` with `status = \"Enabled\"` (S3; `ExpirationInDays` and `NoncurrentVersionExpiration` in CloudFormation), one of the `delete_after_days_…` with `enabled = true` (Azure), `action { type = \"Delete\" }` (Google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_lifecycle_configuration",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-lifecycleconfiguration.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_management_policy",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket",
  ]

  on "bucket" {
    when    = self.ruled
    require = self.expires
    message = "None of the lifecycle rules of ${self.address} deletes anything"
  }
}
