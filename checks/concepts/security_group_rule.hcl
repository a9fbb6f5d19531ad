# described     whether somebody wrote down what it is for
# outgoing      whether it is for traffic out
# group         what says which group it is in: the group's address for rules within it
# cidrs         the networks in it, without those of prefix lists
# prefix_lists  what names its prefix lists
# protocol, from_port, to_port  as they are written
concept "security_group_rule" {
  summary = "A rule of a security group, for traffic in or out."

  from "terraform" "aws_security_group" "aws_default_security_group" {
    for_each = self.ingress

    described    = each.value.description != null && each.value.description != ""
    outgoing     = false
    group        = self.address
    cidrs        = list(each.value.cidr_blocks, each.value.ipv6_cidr_blocks)
    prefix_lists = each.value.prefix_list_ids
    protocol     = each.value.protocol
    from_port    = each.value.from_port
    to_port      = each.value.to_port
  }

  from "terraform" "aws_security_group" "aws_default_security_group" {
    for_each = self.egress

    described    = each.value.description != null && each.value.description != ""
    outgoing     = true
    group        = self.address
    cidrs        = list(each.value.cidr_blocks, each.value.ipv6_cidr_blocks)
    prefix_lists = each.value.prefix_list_ids
    protocol     = each.value.protocol
    from_port    = each.value.from_port
    to_port      = each.value.to_port
  }

  from "terraform" "aws_security_group_rule" {
    described    = self.description != null && self.description != ""
    outgoing     = self.type == "egress"
    group        = self.security_group_id
    cidrs        = list(self.cidr_blocks, self.ipv6_cidr_blocks)
    prefix_lists = self.prefix_list_ids
    protocol     = self.protocol
    from_port    = self.from_port
    to_port      = self.to_port
  }

  from "terraform" "aws_vpc_security_group_ingress_rule" {
    described    = self.description != null && self.description != ""
    outgoing     = false
    group        = self.security_group_id
    cidrs        = list(self.cidr_ipv4, self.cidr_ipv6)
    prefix_lists = self.prefix_list_id
    protocol     = self.ip_protocol
    from_port    = self.from_port
    to_port      = self.to_port
  }

  from "terraform" "aws_vpc_security_group_egress_rule" {
    described    = self.description != null && self.description != ""
    outgoing     = true
    group        = self.security_group_id
    cidrs        = list(self.cidr_ipv4, self.cidr_ipv6)
    prefix_lists = self.prefix_list_id
    protocol     = self.ip_protocol
    from_port    = self.from_port
    to_port      = self.to_port
  }

  from "cloudformation" "AWS::EC2::SecurityGroup" {
    for_each = list(self.SecurityGroupIngress)

    described    = each.value.Description != null && each.value.Description != ""
    outgoing     = false
    group        = self.address
    cidrs        = list(each.value.CidrIp, each.value.CidrIpv6)
    prefix_lists = each.value.SourcePrefixListId
    protocol     = each.value.IpProtocol
    from_port    = each.value.FromPort
    to_port      = each.value.ToPort
  }

  from "cloudformation" "AWS::EC2::SecurityGroup" {
    for_each = list(self.SecurityGroupEgress)

    described    = each.value.Description != null && each.value.Description != ""
    outgoing     = true
    group        = self.address
    cidrs        = list(each.value.CidrIp, each.value.CidrIpv6)
    prefix_lists = each.value.DestinationPrefixListId
    protocol     = each.value.IpProtocol
    from_port    = each.value.FromPort
    to_port      = each.value.ToPort
  }

  from "cloudformation" "AWS::EC2::SecurityGroupIngress" {
    described    = self.Description != null && self.Description != ""
    outgoing     = false
    group        = try(coalesce(self.GroupId, self.GroupName), null)
    cidrs        = list(self.CidrIp, self.CidrIpv6)
    prefix_lists = self.SourcePrefixListId
    protocol     = self.IpProtocol
    from_port    = self.FromPort
    to_port      = self.ToPort
  }

  from "cloudformation" "AWS::EC2::SecurityGroupEgress" {
    described    = self.Description != null && self.Description != ""
    outgoing     = true
    group        = self.GroupId
    cidrs        = list(self.CidrIp, self.CidrIpv6)
    prefix_lists = self.DestinationPrefixListId
    protocol     = self.IpProtocol
    from_port    = self.FromPort
    to_port      = self.ToPort
  }
}
