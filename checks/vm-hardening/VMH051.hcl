check "VMH051" {
  name        = "default-encryption-off"
  title       = "An account does not encrypt its volumes by default"
  controls    = { "27017:2015" = ["CLD.9.5.2", "10.1.1"], "27017:2026" = ["8.9", "8.24"] }
  because     = "Encryption of its disks is one of the technical measures that a hardened machine carries, and this setting takes it from every machine that does not ask for it."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "With the default on, no volume and no copy of a snapshot is left unencrypted by somebody who forgot the attribute. It costs nothing."
  remediation = "Remove `enabled = false` from `aws_ebs_encryption_by_default`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_encryption_by_default",
    "https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_106"]
  }

  on "terraform" "aws_ebs_encryption_by_default" {
    require = coalesce(self.enabled, true)
    message = "${self.address} turns the default encryption of volumes off"
  }
}
