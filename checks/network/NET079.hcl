check "NET079" {
  name        = "network-acl-without-limit-outwards"
  title       = "A network access list lets every port out"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "An entry without limits shows that the subnet's access list does not look at what leaves."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "What gets into a machine wants out again, on whatever port is open. Entries for the ports that the subnet uses leave less of a choice, whatever the security groups say."
  remediation = "Allow the ports that the subnet connects to and those of returning traffic (1024-65535) in entries of their own: `protocol`, `from_port` and `to_port` (Terraform), `Protocol` and `PortRange` (CloudFormation)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
  ]
  equivalents = {
    trivy = ["AWS-0102"]
    guard = ["EC2_NETWORK_ACL_PORT_RANGE_RULE", "EC2_NETWORK_ACL_PROTOCOL_RULE"]
  }

  on "network_acl_egress_rule" {
    when = !self.every_port || !keeps_out_of(self.openings[0].denials, self.destinations, self.protocol, "1-65535")
    deny    = self.every_port || (
      self.wide && covers_port(self.ports, 1) && contains(["all", "tcp", "udp"], self.protocol) &&
      world_reaches(self.openings, self.protocol, "1-65535")
    )
    message = "${self.address} lets traffic to every port out"
  }
}
