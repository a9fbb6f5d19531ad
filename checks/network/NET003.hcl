check "NET003" {
  name        = "internal-service-open-to-internet"
  title       = "A service meant for internal use is reachable from the whole internet"
  controls    = { "27017:2015" = ["CLD.13.1.4", "13.1.3"], "27017:2026" = ["8.20", "8.22"] }
  because     = "The rule shows whether databases, directories and management interfaces stay on the inner side of the virtual network, where the policy for the physical network has them."
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
    deny     = is_world(self.sources) && length(self.services) > 0
    severity = length(named("exposure", self.address)) > 0 ? "critical" : "high"
    message  = "${self.address} lets the whole internet reach the ports of ${join(", ", self.services)}${join("", [for exposure in named("exposure", self.address) : " on ${exposure.whom}"])}"
  }
}
