check "NET078" {
  name        = "network-acl-ftp-open"
  title       = "A network access list lets the internet reach FTP"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart by what they are for; the entry shows whether the subnet's access list keeps strangers away from a service that sends passwords in the clear."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "The access list is the second line behind the security groups. Where it forbids FTP, which has neither encryption nor a place on the internet any more, one security group opened in haste does no harm."
  remediation = "Allow 20 and 21 from named networks only, or leave them to the last entry, which denies: `cidr_block` with `from_port` and `to_port` (Terraform), `CidrBlock` with `PortRange` (CloudFormation)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_229", "CKV_AWS_230"]
  }

  on "network_acl_rule" {
    when = self.tcp && anytrue([for port in [20, 21] : covers_port(self.ports, port)])
    deny = self.wide && anytrue([for port in [20, 21] : world_reaches(self.openings, "tcp", port) if covers_port(self.ports, port)])
    message = "${self.address} lets the whole internet reach port 20 or 21 (FTP)"
  }
}
