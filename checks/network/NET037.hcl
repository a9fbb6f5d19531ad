check "NET037" {
  name        = "http-open-to-internet"
  title       = "A rule lets the whole internet reach HTTP"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart; the rule shows that web traffic without protection comes in from everywhere."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Behind port 80 a service answers without TLS, or does nothing but redirect. The redirect belongs to the load balancer at the edge; a machine that is open on 80 itself often serves more than that."
  remediation = "Open 443 instead and let the load balancer redirect, or name the networks: `cidr_blocks`, `cidr_ipv4` and `cidr_ipv6` (AWS), `CidrIp` and `CidrIpv6` (CloudFormation), `source_address_prefix` (Azure), `source_ranges` (Google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall",
  ]
  equivalents = {
    checkov = ["CKV_AWS_260", "CKV_AZURE_160", "CKV_GCP_106"]
  }

  on "ingress_rule" {
    when     = self.tcp && covers_port(self.ports, 80)
    deny     = self.wide && world_reaches(self.openings, "tcp", 80)
    severity = length(named("exposure", "machines and load balancers behind ${self.address}")) > 0 ? "medium" : "low"
    message  = "${self.address} lets the whole internet reach port 80 (HTTP)${join("", [for exposure in named("exposure", "machines and load balancers behind ${self.address}") : " of ${exposure.whom}"])}"
  }
}
