check "DEL012" {
  name        = "short-key-deletion-window"
  title       = "The deletion of an encryption key can be taken back for less than two weeks"
  controls    = { "27017:2015" = ["CLD.8.1.5", "10.1.2"], "27017:2026" = ["8.10", "8.24"] }
  because     = "With a key everything that it encrypts is deleted; this attribute is the time in which that can be noticed and taken back."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Data under a deleted key cannot be read by anybody ever again, backups included. Uses that come once a week or after a holiday are only noticed if the wait is longer than that; the default is 30 days."
  remediation = "Remove `deletion_window_in_days` or set it to 14 or more (`PendingWindowInDays` in CloudFormation); on Google the same with `destroy_scheduled_duration`, in seconds."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key",
  ]

  on "encryption_key" {
    require = self.deletion_days >= 14
    message = "The deletion of ${self.address} can be taken back for less than 14 days"
  }
}
