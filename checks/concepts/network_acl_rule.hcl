# Only entries that allow, and that look at incoming traffic. Those that deny are in `denials`.
#
# sources     the network that the entry lets in
# tcp         whether TCP is among its protocols
# ports       what `covers_port` takes
# every_port  whether it leaves no port of its protocol closed
# denials     entries before it that keep all its sources out: `tcp` and `ports`, and `whole`, whether
#             they leave nothing of it
#
# An entry has to name its protocol: one that does not, in a fragment of code, is taken for TCP.
concept "network_acl_rule" {
  summary = "An entry of a subnet's access list that lets traffic in."

  from "terraform" "aws_network_acl" "aws_default_network_acl" {
    for_each = [for entry in list(self.ingress) : entry if lower(entry.action) == "allow"]

    sources = list(each.value.cidr_block, each.value.ipv6_cidr_block)
    tcp     = contains(["-1", "all", "tcp", "6"], lower(coalesce(each.value.protocol, "tcp")))
    ports   = contains(["-1", "all"], lower(coalesce(each.value.protocol, "tcp"))) ? "*" : port_range(each.value.from_port, each.value.to_port)
    every_port = (
      contains(["-1", "all"], lower(coalesce(each.value.protocol, "tcp"))) ||
      (coalesce(each.value.from_port, 0) <= 1 && coalesce(each.value.to_port, 65535) >= 65535)
    )
    denials = [
      for rule in list(self.ingress) : {
        tcp   = contains(["-1", "all", "tcp", "6"], lower(coalesce(rule.protocol, "tcp")))
        ports = contains(["-1", "all"], lower(coalesce(rule.protocol, "tcp"))) ? "*" : port_range(rule.from_port, rule.to_port)
        whole = contains(["-1", "all"], lower(coalesce(rule.protocol, "tcp"))) || (
          lower(coalesce(rule.protocol, "tcp")) == lower(coalesce(each.value.protocol, "tcp")) && rule.from_port == 0 && rule.to_port == 65535
        )
      } if(
        lower(rule.action) == "deny" && rule.rule_no < each.value.rule_no &&
        covers_network(list(rule.cidr_block, rule.ipv6_cidr_block), list(each.value.cidr_block, each.value.ipv6_cidr_block))
      )
    ]
  }

  from "terraform" "aws_network_acl_rule" {
    when = !coalesce(self.egress, false) && lower(self.rule_action) == "allow"

    sources = list(self.cidr_block, self.ipv6_cidr_block)
    tcp     = contains(["-1", "all", "tcp", "6"], lower(coalesce(self.protocol, "tcp")))
    ports   = contains(["-1", "all"], lower(coalesce(self.protocol, "tcp"))) ? "*" : port_range(self.from_port, self.to_port)
    every_port = (
      contains(["-1", "all"], lower(coalesce(self.protocol, "tcp"))) ||
      (coalesce(self.from_port, 0) <= 1 && coalesce(self.to_port, 0) >= 65535)
    )
    denials = [
      for rule in sharing(self.type, "network_acl_id", self.network_acl_id) : {
        tcp   = contains(["-1", "all", "tcp", "6"], lower(coalesce(rule.protocol, "tcp")))
        ports = contains(["-1", "all"], lower(coalesce(rule.protocol, "tcp"))) ? "*" : port_range(rule.from_port, rule.to_port)
        whole = contains(["-1", "all"], lower(coalesce(rule.protocol, "tcp"))) || (
          lower(coalesce(rule.protocol, "tcp")) == lower(coalesce(self.protocol, "tcp")) && rule.from_port == 0 && rule.to_port == 65535
        )
      } if(
        lower(rule.rule_action) == "deny" && !coalesce(rule.egress, false) && rule.rule_number < self.rule_number &&
        covers_network(list(rule.cidr_block, rule.ipv6_cidr_block), list(self.cidr_block, self.ipv6_cidr_block)) && rule.certain
      )
    ]
  }

  from "cloudformation" "AWS::EC2::NetworkAclEntry" {
    when = !coalesce(self.Egress, false) && lower(self.RuleAction) == "allow"

    sources = list(self.CidrBlock, self.Ipv6CidrBlock)
    tcp     = coalesce(self.Protocol, 6) == -1 || coalesce(self.Protocol, 6) == 6
    ports   = coalesce(self.Protocol, 6) == -1 ? "*" : port_range(self.PortRange.From, self.PortRange.To)
    every_port = (
      coalesce(self.Protocol, 6) == -1 || (
        (coalesce(self.Protocol, 6) == 6 || coalesce(self.Protocol, 6) == 17) &&
        coalesce(self.PortRange.From, 0) <= 1 && coalesce(self.PortRange.To, 65535) >= 65535
      )
    )
    denials = [
      for rule in sharing(self.type, "NetworkAclId", self.NetworkAclId) : {
        tcp   = coalesce(rule.Protocol, 6) == -1 || coalesce(rule.Protocol, 6) == 6
        ports = coalesce(rule.Protocol, 6) == -1 ? "*" : port_range(rule.PortRange.From, rule.PortRange.To)
        whole = coalesce(rule.Protocol, 6) == -1 || (
          coalesce(rule.Protocol, 6) == coalesce(self.Protocol, 6) && rule.PortRange.From == 0 && rule.PortRange.To == 65535
        )
      } if(
        lower(rule.RuleAction) == "deny" && !coalesce(rule.Egress, false) && rule.RuleNumber < self.RuleNumber &&
        covers_network(list(rule.CidrBlock, rule.Ipv6CidrBlock), list(self.CidrBlock, self.Ipv6CidrBlock)) && rule.certain
      )
    ]
  }
}
