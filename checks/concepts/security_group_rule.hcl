# described  whether somebody wrote down what it is for
concept "security_group_rule" {
  summary = "A rule of a security group, for traffic in or out."

  from "terraform" "aws_security_group" "aws_default_security_group" {
    for_each = list(self.ingress, self.egress)

    described = each.value.description != null && each.value.description != ""
  }
  from "terraform" "aws_security_group_rule" "aws_vpc_security_group_ingress_rule" "aws_vpc_security_group_egress_rule" {
    described = self.description != null && self.description != ""
  }
  from "cloudformation" "AWS::EC2::SecurityGroup" {
    for_each = list(self.SecurityGroupIngress, self.SecurityGroupEgress)

    described = each.value.Description != null && each.value.Description != ""
  }
  from "cloudformation" "AWS::EC2::SecurityGroupIngress" "AWS::EC2::SecurityGroupEgress" {
    described = self.Description != null && self.Description != ""
  }
}
