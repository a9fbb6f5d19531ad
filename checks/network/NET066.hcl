check "NET066" {
  name        = "ingress-port-span"
  title       = "A rule opens a span of ports, or all of them"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The rule shows whether the virtual network admits the services that were decided on, one by one, or whatever comes to listen in between."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A span of ports admits what nobody thought of: the debugging port that lies in it, or the service that is started tomorrow. Single ports keep the list of what is open readable."
  remediation = "Write a rule for each port that the service needs: `from_port` equal to `to_port` (AWS), `FromPort` and `ToPort` (CloudFormation), single values in `destination_port_ranges` (Azure), in `ports` (Google)."
  references = [
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-gamelift-fleet.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall",
  ]
  equivalents = {
    trivy = ["GCP-0074"]
    guard = ["SECURITY_GROUP_INGRESS_PORT_RANGE_RULE", "GAMELIFT_FLEET_INBOUND_PORT_RANGE_RULE"]
  }

  on "ingress_rule" {
    deny     = self.every_port || self.spans_ports
    severity = self.every_port ? "low" : "info"
    message  = "${self.address} opens ${self.every_port ? "every port" : "a span of ports"}"
  }
}
