check "NET142" {
  name        = "ingress-every-port"
  title       = "A rule lets in every port"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The rule shows whether the virtual network admits the services that were decided on, or whatever a machine happens to listen with."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "A rule for every port trusts its sources with everything that runs behind it, today and tomorrow: remote administration, databases, agents that listen on all interfaces. Whoever takes over one of the sources has them all to try."
  remediation = "Name the protocol and the ports that the service needs: `ip_protocol`, `from_port` and `to_port` (AWS), `IpProtocol`, `FromPort` and `ToPort` (CloudFormation), `destination_port_range` (Azure), `protocol` and `ports` in `allow` (Google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall",
  ]
  equivalents = {
    trivy = ["GCP-0072"]
    guard = ["SECURITY_GROUP_INGRESS_ALL_PROTOCOLS_RULE"]
  }

  on "firewall_rule" {
    when    = !self.outgoing
    deny    = self.every_port
    message = "${self.address} lets in every port"
  }
}
