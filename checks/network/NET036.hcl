check "NET036" {
  name        = "ingress-from-whole-internet"
  title       = "A rule lets the whole internet in"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart; the rule shows where the virtual network opens its boundary to everybody."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Each such rule is a way in for everybody, whatever the port. Some are meant, for a web site or a mail server; the list of them should be short, and somebody should know each by name."
  remediation = "Name the networks that need it, or put a load balancer or gateway in front and admit only that: `cidr_blocks`, `cidr_ipv4` and `cidr_ipv6` (AWS), `CidrIp` and `CidrIpv6` (CloudFormation), `source_address_prefix` (Azure), `source_ranges` (Google). For a service that is meant for the public, say so in an ignore with a reason."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall",
  ]
  equivalents = {
    trivy = ["AZU-0047", "GCP-0027"]
    guard = ["EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE"]
  }

  on "ingress_rule" {
    deny     = self.wide && world_enters(self.openings, self.protocol, self.ports)
    severity = length(named("exposure", "anything behind ${self.address}")) > 0 ? "medium" : "low"
    message  = "${self.address} lets the whole internet in${join("", [for exposure in named("exposure", "anything behind ${self.address}") : ", to ${exposure.whom}"])}"
  }
}
