check "NET003" {
  name        = "internal-service-open-to-internet"
  title       = "A rule lets the whole internet reach a service meant for internal use"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart by what they are for; the rule shows that a service for internal use has no boundary between it and the internet."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Databases, caches, directories and management interfaces are built for trusted networks: some ask for no password at all, others were never hardened against strangers. On the internet they are found, emptied and held to ransom by machines."
  remediation = "Name the networks that need it, or take the rule away and go through a bastion, a VPN or the provider's session service: `cidr_blocks`, `cidr_ipv4` and `cidr_ipv6` (AWS), `CidrIp` and `CidrIpv6` (CloudFormation), `source_address_prefix` (Azure), `source_ranges` (Google), `loadBalancerSourceRanges` or an internal load balancer (Kubernetes)."
  references = [
    "https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall",
  ]
  equivalents = {
    checkov = ["CKV_GCP_75", "CKV_GCP_77", "CKV_GCP_88"]
    trivy   = ["AZU-0074"]
    guard   = ["RESTRICTED_INCOMING_TRAFFIC"]
  }

  on "internal_service_rule" {
    deny     = self.wide && length(self.services) > 0
    severity = length(named("exposure", "machines and databases behind ${self.address}")) > 0 ? "critical" : "high"
    message  = "${self.address} lets the whole internet reach the ports of ${join(", ", self.services)}${join("", [for exposure in named("exposure", "machines and databases behind ${self.address}") : " on ${exposure.whom}"])}"
  }
}
