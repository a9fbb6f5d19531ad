check "NET108" {
  name        = "egress-not-said"
  title       = "A security group does not say what may leave"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The missing rule shows that nobody decided where machines in this group may connect to, and that EC2 did: everywhere."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "CloudFormation leaves the rule in place that EC2 gives a new group, which lets everything out. It is in no file, so that no review sees it."
  remediation = "Write `SecurityGroupEgress` with the destinations that are needed, or a rule to `127.0.0.1/32` for none; or add an `AWS::EC2::SecurityGroupEgress` for the group."
  references = [
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupegress.html",
  ]
  equivalents = {
    guard = ["SECURITY_GROUP_MISSING_EGRESS_RULE"]
  }

  on "cloudformation" "AWS::EC2::SecurityGroup" {
    require = length(list(self.SecurityGroupEgress)) > 0 || length(linked("AWS::EC2::SecurityGroupEgress", "GroupId")) > 0
    message = "${self.address} does not say what may leave"
  }
}
