check "NET012" {
  name        = "network-acl-ssh-open"
  title       = "A network access list lets the internet reach SSH"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart by what they are for; the entry shows whether the subnet's access list keeps strangers away from remote administration."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "The access list is the second line behind the security groups. Where it forbids administration from the internet, one security group opened in haste does no harm."
  remediation = "Allow 22 from named networks only, or leave it to the last entry, which denies: `cidr_block` with `from_port` and `to_port` (Terraform), `CidrBlock` with `PortRange` (CloudFormation)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_232"]
    trivy   = ["AWS-0105"]
  }

  on "network_acl_rule" {
    when    = self.tcp && covers_port(self.ports, 22)
    deny    = self.wide && world_reaches(self.openings, "tcp", 22)
    message = "${self.address} lets the whole internet reach port 22 (SSH)"
  }
}
