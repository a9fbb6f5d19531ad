check "NET090" {
  name        = "default-security-group-open"
  title       = "The default security group of a network has rules"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The default group's rules show whether a machine that nobody chose a group for is shut off, or talks to all others that were forgotten alike."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "What names no security group gets the default one, which as it comes lets its members reach each other and the whole internet. Emptied, it turns forgetting into an error that somebody notices."
  remediation = "Add an `aws_default_security_group` for the network, without `ingress` and `egress`, take away the rules that name the default group (`default_security_group_id` of the network, `!GetAtt Vpc.DefaultSecurityGroup`), and give everything a group of its own."
  references = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_12"]
    trivy   = ["AWS-0173"]
  }

  on "terraform" "aws_default_security_group" {
    require = length(list(self.ingress, self.egress)) == 0
    message = "${self.address} has rules"
  }

  # A network knows its default group by an attribute of its own.
  on "terraform" "aws_security_group_rule" "aws_vpc_security_group_ingress_rule" "aws_vpc_security_group_egress_rule" {
    deny = anytrue([
      for group in traces(self.security_group_id) :
      strcontains(group, "aws_vpc.") || strcontains(group, "aws_default_vpc.") || strcontains(group, "aws_default_security_group.")
    ])
    at      = self.security_group_id
    message = "${self.address} is a rule of a default security group"
  }
  on "cloudformation" "AWS::EC2::SecurityGroupIngress" "AWS::EC2::SecurityGroupEgress" {
    deny    = anytrue([for network in resources("AWS::EC2::VPC") : contains(traces(self.GroupId), network.address)])
    at      = self.GroupId
    message = "${self.address} is a rule of a default security group"
  }

  # Left alone, it keeps the rules that it comes with.
  on "terraform" "aws_vpc" {
    require = anytrue([
      for group in linked("aws_default_security_group", "vpc_id") : length(list(group.ingress, group.egress)) == 0
    ])
    severity = "info"
    message  = "${self.address} leaves rules in its default security group"
  }
}
