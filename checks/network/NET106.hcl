check "NET106" {
  name        = "egress-without-limit"
  title       = "Traffic may leave for any address and port"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "A rule without any limit shows that the virtual network does not decide at all where its machines may connect to."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A machine that was broken into connects wherever its new master waits, on whatever port is not watched. With the ports named at least, what leaves can be told from what should."
  remediation = "Name the ports, and better the destinations too: `protocol` other than `-1` with `from_port` and `to_port` (AWS), `SecurityGroupEgress` (CloudFormation), `destination_port_range` (Azure), `ports` in `allow` (Google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_egress_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall",
  ]
  equivalents = {
    checkov = ["CKV_AWS_382"]
  }

  on "egress_rule" {
    when = self.every_port || (
      self.wide && covers_port(self.ports, 1) && contains(["all", "tcp", "udp"], self.protocol) &&
      world_reaches(self.openings, self.protocol, "1-65535")
    )
    deny    = self.wide && world_reaches(self.openings, self.protocol, self.every_port ? self.ports : "1-65535")
    message = "${self.address} lets traffic out to any address and port${self.every_port ? "" : ", with other rules of its group"}"
  }
}
