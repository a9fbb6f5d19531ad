check "NET092" {
  name        = "emr-public-access-not-blocked"
  title       = "EMR clusters may be opened to the internet"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether the account refuses data clusters whose security groups admit everybody, whatever a single configuration says."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "The web interfaces of an EMR cluster ask for no password, and whoever reaches one runs jobs on the data. The block keeps a cluster with such a rule from starting at all."
  remediation = "Set `block_public_security_group_rules = true`, with port 22 as the only exception, or none."
  references = [
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/emr_block_public_access_configuration",
  ]
  equivalents = {
    checkov = ["CKV_AWS_390"]
  }

  on "terraform" "aws_emr_block_public_access_configuration" {
    require = coalesce(self.block_public_security_group_rules, false)
    message = "${self.address} lets clusters be opened to the internet"
  }
}
