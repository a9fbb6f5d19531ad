check "DEL038" {
  name        = "no-second-factor-to-delete"
  title       = "Versions of objects are deleted without a second factor"
  controls    = { "27017:2015" = ["CLD.8.1.5", "9.2.3"], "27017:2026" = ["8.10", "8.2"] }
  because     = "Removing assets is to be a decision of those who may make it; the setting shows whether the credentials of one session are enough to remove versions for good."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "With it, deleting a version for good and turning versioning off take a code from the device of the root user. It is for few buckets: lifecycle rules and tools cannot delete there any more."
  remediation = "Set `mfa_delete = \"Enabled\"` in `versioning_configuration`, with the credentials of the root user; or lock the objects instead."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_versioning",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html",
  ]
  equivalents = {
    trivy = ["AWS-0170"]
  }

  on "bucket" {
    require = self.mfa_delete
    message = "Versions in ${self.address} are deleted without a second factor"
  }
}
