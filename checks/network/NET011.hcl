check "NET011" {
  name        = "network-acl-without-limit"
  title       = "A network access list lets every port in"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart; an entry without limits shows that the subnet's access list filters nothing."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "The access list stands behind the security groups and catches their mistakes, but only if it forbids something. An entry for every port leaves one wrong security group between a machine and those who look for it."
  remediation = "Allow the ports that the subnet serves and those of returning traffic (1024-65535) in entries of their own: `protocol`, `from_port` and `to_port` (Terraform), `Protocol` and `PortRange` (CloudFormation)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_352"]
    trivy   = ["AWS-0102"]
    guard   = ["EC2_NETWORK_ACL_PORT_RANGE_RULE", "EC2_NETWORK_ACL_PROTOCOL_RULE"]
  }

  on "network_acl_rule" {
    when = !self.every_port || !keeps_out_of(self.openings[0].denials, self.sources, self.protocol, "1-65535")
    deny     = self.every_port || (
      self.wide && covers_port(self.ports, 1) && contains(["all", "tcp", "udp"], self.protocol) &&
      world_reaches(self.openings, self.protocol, "1-65535")
    )
    severity = is_world(self.sources) ? "medium" : "low"
    message  = "${self.address} lets traffic to every port in${self.every_port ? "" : ", with other entries of its list"}"
  }
}
