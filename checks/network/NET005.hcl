check "NET005" {
  name        = "egress-to-whole-internet"
  title       = "Traffic may leave for any address"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The rule shows whether the virtual network is configured to limit where its machines may connect to."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Free passage outwards is how stolen data leaves and how malware reaches its masters. A short list of destinations turns both into refused connections that somebody can see."
  remediation = "Name the destinations, or send traffic through a proxy or an egress firewall: `cidr_blocks`, `cidr_ipv4` and `cidr_ipv6` of the egress rule (AWS), `SecurityGroupEgress` (CloudFormation), `destination_address_prefix` (Azure), `destination_ranges` (Google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_egress_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall",
  ]
  equivalents = {
    trivy = ["AWS-0104", "AZU-0051", "GCP-0035"]
    guard = ["EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE"]
  }

  on "egress_rule" {
    deny    = self.wide && world_enters(self.openings, self.protocol, self.ports)
    message = "${self.address} lets traffic out to any address"
  }
}
