check "DEL009" {
  name        = "bucket-without-versioning"
  title       = "A bucket keeps no versions of its objects"
  controls    = { "27017:2015" = ["12.3.1"], "27017:2026" = ["8.13"] }
  because     = "Versions are the copies that objects are restored from, and this attribute shows that none are kept."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Without versions an object that is overwritten or deleted is gone at once, by a wrong script as by ransomware. Versions also are what replication and object locks build on."
  remediation = "Add `aws_s3_bucket_versioning` with `status = \"Enabled\"`, set `VersioningConfiguration.Status: Enabled` (CloudFormation), `blob_properties { versioning_enabled = true }` (Azure), `versioning { enabled = true }` (Google), and a lifecycle rule that ends old versions."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_versioning",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket",
  ]
  equivalents = {
    checkov = ["CKV_AWS_21", "CKV_GCP_78"]
    trivy   = ["AWS-0090", "GCP-0078"]
    guard   = ["S3_BUCKET_VERSIONING_ENABLED"]
  }

  on "bucket" {
    require = self.versioned
    message = "${self.address} keeps no versions of its objects"
  }
}
