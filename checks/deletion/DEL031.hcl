check "DEL031" {
  name        = "bucket-without-lock"
  title       = "A bucket cannot keep its objects from being deleted"
  controls    = { "27017:2015" = ["CLD.8.1.5", "12.3.1"], "27017:2026" = ["8.10", "8.13"] }
  because     = "A lock is what holds copies for as long as the backup policy says, whoever asks for their deletion."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Whoever has the rights of an administrator, or has stolen them, deletes versions and backups first. A locked object stays until its time is over. It is for backups, logs and records, not for every bucket."
  remediation = "Add `aws_s3_bucket_object_lock_configuration` with a default retention, or set `object_lock_enabled = true` and lock each object; in CloudFormation set `ObjectLockEnabled: true`, and `ObjectLockConfiguration` for a default."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_object_lock_configuration",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-objectlockconfiguration.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_143"]
    guard   = ["S3_BUCKET_DEFAULT_LOCK_ENABLED"]
  }

  on "bucket" {
    require = self.locked
    message = "${self.address} cannot keep its objects from being deleted"
  }
}
