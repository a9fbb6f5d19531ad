check "NET004" {
  name        = "every-port-open-to-internet"
  title       = "A rule lets the whole internet reach every port"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart; a rule without any limit shows that this one draws no boundary towards the internet at all."
  severity    = "critical"
  since       = "0.1.0"
  rationale   = "Such a rule exposes not only what runs today but whatever is started tomorrow, administration and debugging ports included. No firewall is left between a machine's mistakes and the internet."
  remediation = "Open the ports that the service needs, and no others, with one rule each: `from_port` and `to_port` with a `protocol` other than `-1` (AWS), `FromPort` and `ToPort` with an `IpProtocol` other than `-1` (CloudFormation), `destination_port_range` (Azure), `ports` in `allow` (Google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall",
  ]
  equivalents = {
    checkov = ["CKV_AWS_277", "CKV_GCP_75", "CKV_GCP_77", "CKV_GCP_88", "CKV2_GCP_12"]
    trivy   = ["AZU-0074"]
  }

  on "ingress_rule" {
    when = self.every_port || (
      self.wide && covers_port(self.ports, 1) && contains(["all", "tcp", "udp"], self.protocol) &&
      world_reaches(self.openings, self.protocol, "1-65535")
    )
    deny    = self.wide && world_reaches(self.openings, self.protocol, self.every_port ? self.ports : "1-65535")
    message = "${self.address} lets the whole internet reach every port${self.every_port ? "" : ", with other rules of its group"}${join("", [for exposure in named("exposure", "anything behind ${self.address}") : " of ${exposure.whom}"])}"
  }
}
