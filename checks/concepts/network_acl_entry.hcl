# An entry has to name its protocol: one that does not, in a fragment of code, is taken for TCP.
#
# group       what says which list it is in; the provider lets a list have entries of its own or entries that name it,
#             not both
# allows      whether it lets traffic through, or denies it; null where that cannot be read
# outgoing    whether it is for traffic out
# networks    the network that traffic comes from, or goes to
# protocol    what `protocol_name` gives
# ports       what `covers_port` takes
# every_port  whether it leaves no port of its protocol out
# order       its number: the lowest comes first
# place, targets, for_all, plain  what `in_force` asks of rules, and what these do not have
concept "network_acl_entry" {
  summary = "An entry of a subnet's access list, for traffic in or out."

  from "terraform" "aws_network_acl" "aws_default_network_acl" {
    for_each = list(self.ingress)

    group    = self.address
    place    = null
    targets  = []
    for_all  = true
    plain    = true
    allows   = { allow = true, deny = false }[coalesce(lower(each.value.action), "-")]
    outgoing = false
    networks = list(each.value.cidr_block, each.value.ipv6_cidr_block)
    protocol = protocol_name(coalesce(each.value.protocol, "tcp"))
    ports    = protocol_name(coalesce(each.value.protocol, "tcp")) == "all" ? "*" : port_range(each.value.from_port, each.value.to_port)
    every_port = (
      protocol_name(coalesce(each.value.protocol, "tcp")) == "all" || (
        contains(["tcp", "udp"], protocol_name(coalesce(each.value.protocol, "tcp"))) &&
        coalesce(each.value.from_port, 0) <= 1 && coalesce(each.value.to_port, 65535) >= 65535
      )
    )
    order = each.value.rule_no
  }

  from "terraform" "aws_network_acl" "aws_default_network_acl" {
    for_each = list(self.egress)

    group    = self.address
    place    = null
    targets  = []
    for_all  = true
    plain    = true
    allows   = { allow = true, deny = false }[coalesce(lower(each.value.action), "-")]
    outgoing = true
    networks = list(each.value.cidr_block, each.value.ipv6_cidr_block)
    protocol = protocol_name(coalesce(each.value.protocol, "tcp"))
    ports    = protocol_name(coalesce(each.value.protocol, "tcp")) == "all" ? "*" : port_range(each.value.from_port, each.value.to_port)
    every_port = (
      protocol_name(coalesce(each.value.protocol, "tcp")) == "all" || (
        contains(["tcp", "udp"], protocol_name(coalesce(each.value.protocol, "tcp"))) &&
        coalesce(each.value.from_port, 0) <= 1 && coalesce(each.value.to_port, 65535) >= 65535
      )
    )
    order = each.value.rule_no
  }

  from "terraform" "aws_network_acl_rule" {
    group    = self.network_acl_id
    place    = null
    targets  = []
    for_all  = true
    plain    = true
    allows   = { allow = true, deny = false }[coalesce(lower(self.rule_action), "-")]
    outgoing = coalesce(self.egress, false)
    networks = list(self.cidr_block, self.ipv6_cidr_block)
    protocol = protocol_name(coalesce(self.protocol, "tcp"))
    ports    = protocol_name(coalesce(self.protocol, "tcp")) == "all" ? "*" : port_range(self.from_port, self.to_port)
    every_port = (
      protocol_name(coalesce(self.protocol, "tcp")) == "all" || (
        contains(["tcp", "udp"], protocol_name(coalesce(self.protocol, "tcp"))) &&
        coalesce(self.from_port, 0) <= 1 && coalesce(self.to_port, 0) >= 65535
      )
    )
    order = self.rule_number
  }

  from "cloudformation" "AWS::EC2::NetworkAclEntry" {
    group    = self.NetworkAclId
    place    = null
    targets  = []
    for_all  = true
    plain    = true
    allows   = { allow = true, deny = false }[coalesce(lower(self.RuleAction), "-")]
    outgoing = coalesce(self.Egress, false)
    networks = list(self.CidrBlock, self.Ipv6CidrBlock)
    protocol = protocol_name(coalesce(self.Protocol, "tcp"))
    ports    = protocol_name(coalesce(self.Protocol, "tcp")) == "all" ? "*" : port_range(self.PortRange.From, self.PortRange.To)
    every_port = (
      protocol_name(coalesce(self.Protocol, "tcp")) == "all" || (
        contains(["tcp", "udp"], protocol_name(coalesce(self.Protocol, "tcp"))) &&
        coalesce(self.PortRange.From, 0) <= 1 && coalesce(self.PortRange.To, 65535) >= 65535
      )
    )
    order = self.RuleNumber
  }
}
