check "VMH115" {
  name        = "unencrypted-machine-disk"
  title       = "A machine is started with a disk that is not encrypted"
  controls    = { "27017:2015" = ["CLD.9.5.2", "10.1.1"], "27017:2026" = ["8.9", "8.24"] }
  because     = "Encryption of its disks is one of the technical measures that a hardened machine carries, and this attribute shows that it is missing."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "The root disk holds what the system and its programs write: logs, swap, credentials in files. Snapshots and copies of it can be read by everybody who gets hold of them, and encryption cannot be switched on later: the disk has to be copied."
  remediation = "Set `encrypted = true` in `root_block_device`, `ebs_block_device` and `block_device_mappings.ebs`; in CloudFormation `Encrypted: true` in the `Ebs` of each entry of `BlockDeviceMappings`. `aws_ebs_encryption_by_default` sets it for a whole account and region."
  references = [
    "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_encryption_by_default",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-instance-ebs.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_8"]
    trivy   = ["AWS-0008", "AWS-0131"]
  }

  on "machine_disk" {
    when    = self.encrypted != null
    require = self.encrypted
    message = "${self.address} does not encrypt ${self.device}"
  }
}
