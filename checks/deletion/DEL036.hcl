check "DEL036" {
  name        = "bucket-without-end"
  title       = "A bucket has no lifecycle, and keeps everything for ever"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Information is to be deleted when it is no longer needed, and no rule in this code ends anything in this bucket."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "What is never deleted has to be protected, searched and paid for as long as it is there. With versions, what was deleted stays as well until a rule ends it."
  remediation = "Add `aws_s3_bucket_lifecycle_configuration` (`LifecycleConfiguration` in CloudFormation), `azurerm_storage_management_policy` or `lifecycle_rule` (Google), with an expiration for what has an end and for old versions."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_lifecycle_configuration",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-lifecycleconfiguration.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_management_policy",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_61"]
  }

  on "bucket" {
    require = self.ruled
    message = "${self.address} has no lifecycle rules: it keeps everything for ever"
  }
}
