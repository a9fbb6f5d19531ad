check "NET038" {
  name        = "udp-open-to-internet"
  title       = "A rule lets the whole internet reach a UDP service"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart; the rule shows that traffic whose sender cannot be told is let in from everywhere."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A sender of UDP packets can write any address on them. Services that answer more than they are asked, such as DNS, NTP, SNMP and Memcached, are used to flood others, and the flood comes from your address."
  remediation = "Name the networks that need it, or put the provider's DNS, VPN or load balancing service in front: `cidr_blocks`, `cidr_ipv4` and `cidr_ipv6` (AWS), `CidrIp` and `CidrIpv6` (CloudFormation), `source_address_prefix` (Azure), `source_ranges` (Google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_77"]
  }

  on "ingress_rule" {
    when     = self.udp
    deny     = self.wide && world_enters(self.openings, "udp", self.ports)
    severity = length(named("exposure", "machines behind ${self.address}")) > 0 ? "high" : "medium"
    message  = "${self.address} lets the whole internet reach UDP ports${join("", [for exposure in named("exposure", "machines behind ${self.address}") : " of ${exposure.whom}"])}"
  }
}
