check "NET107" {
  name        = "egress-port-span"
  title       = "A rule lets traffic out to a span of ports, or to all of them"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The rule shows whether the virtual network lets out the traffic that was decided on, one service by another, or whatever comes up in between."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A span of ports lets out what nobody thought of. Single ports keep the list of what machines may connect to readable."
  remediation = "Write a rule for each port that is needed: `from_port` equal to `to_port` (AWS), `FromPort` and `ToPort` (CloudFormation), single values in `destination_port_ranges` (Azure), in `ports` (Google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_egress_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-egress.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupegress.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall",
  ]
  equivalents = {
    guard = ["SECURITY_GROUP_EGRESS_ALL_PROTOCOLS_RULE", "SECURITY_GROUP_EGRESS_PORT_RANGE_RULE"]
  }

  on "egress_rule" {
    # A rule to the machine itself takes the place of the one that AWS adds where there is none, and lets nothing out.
    when    = length(self.destinations) == 0 || !certainly(alltrue([for network in self.destinations : matches("^(127[.]|::1/)", network)]))
    deny    = self.every_port || self.spans_ports
    message = "${self.address} lets traffic out to ${self.every_port ? "every port" : "a span of ports"}"
  }
}
