check "NET002" {
  name        = "rdp-open-to-internet"
  title       = "A rule lets the whole internet reach Remote Desktop"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart by what they are for; the rule shows that remote administration has no boundary between it and the internet."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Guessed and bought Remote Desktop passwords are a usual beginning of ransomware, and the protocol has had flaws that needed no password at all. Nobody outside known networks needs the port."
  remediation = "Name the networks that need it, or take the rule away and go through a bastion, a VPN or the provider's session service: `cidr_blocks`, `cidr_ipv4` and `cidr_ipv6` (AWS), `CidrIp` and `CidrIpv6` (CloudFormation), `source_address_prefix` (Azure), `source_ranges` (Google), `loadBalancerSourceRanges` or an internal load balancer (Kubernetes)."
  references = [
    "https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall",
  ]
  equivalents = {
    checkov = ["CKV_AWS_25", "CKV_AZURE_9", "CKV_GCP_3"]
    trivy   = ["AWS-0107", "AZU-0048", "AZU-0074", "GCP-0070"]
    guard   = ["RESTRICTED_INCOMING_TRAFFIC"]
  }

  on "ingress_rule" {
    when     = self.tcp && covers_port(self.ports, 3389)
    deny     = self.wide && world_reaches(self.openings, "tcp", 3389)
    severity = length(named("exposure", "machines behind ${self.address}")) > 0 ? "critical" : "high"
    message  = "${self.address} lets the whole internet reach port 3389 (Remote Desktop)${join("", [for exposure in named("exposure", "machines behind ${self.address}") : " of ${exposure.whom}"])}"
  }
}
