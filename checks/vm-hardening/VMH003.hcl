check "VMH003" {
  name        = "unencrypted-volume"
  title       = "A volume or image is not encrypted"
  controls    = { "27017:2015" = ["CLD.9.5.2", "10.1.1"], "27017:2026" = ["8.9", "8.24"] }
  because     = "Encryption of its disks is one of the technical measures that a hardened machine carries, and this attribute shows that it is missing."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Snapshots and copies of an unencrypted disk can be read by everybody who gets hold of them. Encryption cannot be switched on later: the disk has to be copied."
  remediation = "Set `encrypted = true` on `aws_ebs_volume`, on `aws_ami_copy` and in `ebs_block_device` of `aws_ami`; in CloudFormation `Encrypted: true` on the volume. `aws_ebs_encryption_by_default` sets it for a whole account and region. Remove `encryption_settings { enabled = false }` from `azurerm_managed_disk`."
  references = [
    "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_volume",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_encryption_by_default",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ami_copy",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_disk",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-volume.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_3", "CKV_AWS_204", "CKV_AWS_235", "CKV_AZURE_2", "CKV2_AWS_2"]
    trivy   = ["AWS-0026", "AZU-0038"]
    guard   = ["ENCRYPTED_VOLUMES"]
  }

  on "block_volume" {
    require = self.encrypted
    message = "${self.address} does not encrypt ${self.device}"
  }
}
