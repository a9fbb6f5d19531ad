check "VMH107" {
  name        = "desktop-user-volume-unencrypted"
  title       = "The user volume of a virtual desktop is not encrypted"
  controls    = { "27017:2015" = ["CLD.9.5.2", "10.1.1"], "27017:2026" = ["8.9", "8.24"] }
  because     = "Encryption of its disks is one of the technical measures that a hardened machine carries, and this attribute shows that it is missing."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "The user volume holds the files that somebody works with, and so do the snapshots that are made of it. It is chosen when the desktop is made: one without it has to be made anew."
  remediation = "Set `user_volume_encryption_enabled = true` (`UserVolumeEncryptionEnabled: true` in CloudFormation), with `volume_encryption_key` (`VolumeEncryptionKey`) for a key of your own."
  references = [
    "https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/workspaces_workspace",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-workspaces-workspace.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_155"]
    trivy   = ["AWS-0109"]
    guard   = ["WORKSPACE_ENCRYPTION_ENABLED"]
  }

  on "virtual_desktop" {
    require = self.user_encrypted
    message = "${self.address} does not encrypt its user volume"
  }
}
