# Only entries that allow, and that look at incoming traffic. Those that deny are in `denials`.
#
# sources     the network that the entry itself lets in
# tcp         whether TCP is among its protocols
# ports       what `covers_port` takes
# every_port  whether it leaves no port of its protocol closed
# siblings    what other entries of the same list let in: `sources`, `tcp` and `ports`. Only where the internet
#             begins in what this entry lets in, so that what several let in together is told once. Those that
#             are the internet by themselves, or that an entry before them overrules, are no siblings
# denials     entries that deny: their `sources`, `tcp` and `ports`; `holds`, whether they come before it;
#             `whole`, whether they deny all its protocols and ports
#
# An entry has to name its protocol: one that does not, in a fragment of code, is taken for TCP.
concept "network_acl_rule" {
  summary = "An entry of a subnet's access list that lets traffic in."

  from "terraform" "aws_network_acl" "aws_default_network_acl" {
    for_each = [for entry in list(self.ingress) : entry if try(lower(entry.action) == "allow", false)]

    sources = list(each.value.cidr_block, each.value.ipv6_cidr_block)
    tcp     = contains(["-1", "all", "tcp", "6"], lower(coalesce(each.value.protocol, "tcp")))
    ports   = contains(["-1", "all"], lower(coalesce(each.value.protocol, "tcp"))) ? "*" : port_range(each.value.from_port, each.value.to_port)
    every_port = (
      contains(["-1", "all"], lower(coalesce(each.value.protocol, "tcp"))) ||
      (coalesce(each.value.from_port, 0) <= 1 && coalesce(each.value.to_port, 65535) >= 65535)
    )
    siblings = begins_world(list(each.value.cidr_block, each.value.ipv6_cidr_block)) ? [
      for rule in bounded(list(self.ingress), 50) : {
        sources = list(rule.cidr_block, rule.ipv6_cidr_block)
        tcp     = contains(["-1", "all", "tcp", "6"], lower(coalesce(rule.protocol, "tcp")))
        ports   = contains(["-1", "all"], lower(coalesce(rule.protocol, "tcp"))) ? "*" : port_range(rule.from_port, rule.to_port)
      } if(
        lower(rule.action) == "allow" && !is_world(list(rule.cidr_block, rule.ipv6_cidr_block)) &&
        !keeps_out(
          [
            for denial in list(self.ingress) : { sources = list(denial.cidr_block, denial.ipv6_cidr_block), holds = denial.rule_no < rule.rule_no }
            if lower(denial.action) == "deny" && contains(["-1", "all", lower(coalesce(rule.protocol, "tcp"))], lower(coalesce(denial.protocol, "tcp"))) && covers_port([contains(["-1", "all"], lower(coalesce(denial.protocol, "tcp"))) ? "*" : port_range(denial.from_port, denial.to_port)], [contains(["-1", "all"], lower(coalesce(rule.protocol, "tcp"))) ? "*" : port_range(rule.from_port, rule.to_port)])
          ],
          list(rule.cidr_block, rule.ipv6_cidr_block),
        )
      )
    ] : []
    denials = [
      for rule in list(self.ingress) : {
        sources = list(rule.cidr_block, rule.ipv6_cidr_block)
        tcp     = contains(["-1", "all", "tcp", "6"], lower(coalesce(rule.protocol, "tcp")))
        ports   = contains(["-1", "all"], lower(coalesce(rule.protocol, "tcp"))) ? "*" : port_range(rule.from_port, rule.to_port)
        whole   = contains(["-1", "all", lower(coalesce(each.value.protocol, "tcp"))], lower(coalesce(rule.protocol, "tcp"))) && covers_port([contains(["-1", "all"], lower(coalesce(rule.protocol, "tcp"))) ? "*" : port_range(rule.from_port, rule.to_port)], [contains(["-1", "all"], lower(coalesce(each.value.protocol, "tcp"))) ? "*" : port_range(each.value.from_port, each.value.to_port)])
        holds   = try(rule.rule_no < each.value.rule_no, false)
      } if try(lower(rule.action) == "deny" && (is_world(list(rule.cidr_block, rule.ipv6_cidr_block)) || true), false)
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
    siblings = begins_world(list(self.cidr_block, self.ipv6_cidr_block)) ? [
      for rule in bounded(sharing(self.type, "network_acl_id", self.network_acl_id), 50) : {
        sources = list(rule.cidr_block, rule.ipv6_cidr_block)
        tcp     = contains(["-1", "all", "tcp", "6"], lower(coalesce(rule.protocol, "tcp")))
        ports   = contains(["-1", "all"], lower(coalesce(rule.protocol, "tcp"))) ? "*" : port_range(rule.from_port, rule.to_port)
      } if(
        lower(rule.rule_action) == "allow" && !coalesce(rule.egress, false) && !is_world(list(rule.cidr_block, rule.ipv6_cidr_block)) &&
        !keeps_out(
          [
            for denial in sharing(self.type, "network_acl_id", self.network_acl_id) : { sources = list(denial.cidr_block, denial.ipv6_cidr_block), holds = denial.rule_number < rule.rule_number && denial.certain }
            if lower(denial.rule_action) == "deny" && !coalesce(denial.egress, false) && contains(["-1", "all", lower(coalesce(rule.protocol, "tcp"))], lower(coalesce(denial.protocol, "tcp"))) && covers_port([contains(["-1", "all"], lower(coalesce(denial.protocol, "tcp"))) ? "*" : port_range(denial.from_port, denial.to_port)], [contains(["-1", "all"], lower(coalesce(rule.protocol, "tcp"))) ? "*" : port_range(rule.from_port, rule.to_port)])
          ],
          list(rule.cidr_block, rule.ipv6_cidr_block),
        ) && rule.certain
      )
    ] : []
    denials = [
      for rule in sharing(self.type, "network_acl_id", self.network_acl_id) : {
        sources = list(rule.cidr_block, rule.ipv6_cidr_block)
        tcp     = contains(["-1", "all", "tcp", "6"], lower(coalesce(rule.protocol, "tcp")))
        ports   = contains(["-1", "all"], lower(coalesce(rule.protocol, "tcp"))) ? "*" : port_range(rule.from_port, rule.to_port)
        whole   = contains(["-1", "all", lower(coalesce(self.protocol, "tcp"))], lower(coalesce(rule.protocol, "tcp"))) && covers_port([contains(["-1", "all"], lower(coalesce(rule.protocol, "tcp"))) ? "*" : port_range(rule.from_port, rule.to_port)], [contains(["-1", "all"], lower(coalesce(self.protocol, "tcp"))) ? "*" : port_range(self.from_port, self.to_port)])
        holds   = try(rule.rule_number < self.rule_number, false) && rule.certain
      } if try(lower(rule.rule_action) == "deny" && !coalesce(rule.egress, false) && (is_world(list(rule.cidr_block, rule.ipv6_cidr_block)) || true), false)
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
    siblings = begins_world(list(self.CidrBlock, self.Ipv6CidrBlock)) ? [
      for rule in bounded(sharing(self.type, "NetworkAclId", self.NetworkAclId), 50) : {
        sources = list(rule.CidrBlock, rule.Ipv6CidrBlock)
        tcp     = coalesce(rule.Protocol, 6) == -1 || coalesce(rule.Protocol, 6) == 6
        ports   = coalesce(rule.Protocol, 6) == -1 ? "*" : port_range(rule.PortRange.From, rule.PortRange.To)
      } if(
        lower(rule.RuleAction) == "allow" && !coalesce(rule.Egress, false) && !is_world(list(rule.CidrBlock, rule.Ipv6CidrBlock)) &&
        !keeps_out(
          [
            for denial in sharing(self.type, "NetworkAclId", self.NetworkAclId) : { sources = list(denial.CidrBlock, denial.Ipv6CidrBlock), holds = denial.RuleNumber < rule.RuleNumber && denial.certain }
            if lower(denial.RuleAction) == "deny" && !coalesce(denial.Egress, false) && (coalesce(denial.Protocol, 6) == -1 || coalesce(denial.Protocol, 6) == coalesce(rule.Protocol, 6)) && covers_port([coalesce(denial.Protocol, 6) == -1 ? "*" : port_range(denial.PortRange.From, denial.PortRange.To)], [coalesce(rule.Protocol, 6) == -1 ? "*" : port_range(rule.PortRange.From, rule.PortRange.To)])
          ],
          list(rule.CidrBlock, rule.Ipv6CidrBlock),
        ) && rule.certain
      )
    ] : []
    denials = [
      for rule in sharing(self.type, "NetworkAclId", self.NetworkAclId) : {
        sources = list(rule.CidrBlock, rule.Ipv6CidrBlock)
        tcp     = coalesce(rule.Protocol, 6) == -1 || coalesce(rule.Protocol, 6) == 6
        ports   = coalesce(rule.Protocol, 6) == -1 ? "*" : port_range(rule.PortRange.From, rule.PortRange.To)
        whole   = (coalesce(rule.Protocol, 6) == -1 || coalesce(rule.Protocol, 6) == coalesce(self.Protocol, 6)) && covers_port([coalesce(rule.Protocol, 6) == -1 ? "*" : port_range(rule.PortRange.From, rule.PortRange.To)], [coalesce(self.Protocol, 6) == -1 ? "*" : port_range(self.PortRange.From, self.PortRange.To)])
        holds   = try(rule.RuleNumber < self.RuleNumber, false) && rule.certain
      } if try(lower(rule.RuleAction) == "deny" && !coalesce(rule.Egress, false) && (is_world(list(rule.CidrBlock, rule.Ipv6CidrBlock)) || true), false)
    ]
  }
}
