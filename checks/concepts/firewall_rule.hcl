# Which networks and machines a group of rules is for is not looked at (`exposure` says what is behind it), nor are
# the rules of a level above it (a policy of the organization). What cannot be read (a priority that is no number)
# overrules no other rule.
#
# outgoing     whether it lets traffic out
# networks     networks that the rule itself lets in, or out to; security groups and tags are no networks
# tcp          whether TCP is among its protocols
# udp          whether it is for UDP by name; a rule for all protocols is not
# ports        what `covers_port` takes
# spans_ports  whether it names a span of ports, and not only single ones
# every_port   whether it leaves no port of its protocol closed
# every_port_together  whether it is the first of several that leave none closed to the internet
# siblings     what other rules of the same group let through: `sources`, `tcp`, `udp` and `ports`. Only where the
#              internet begins in what this rule lets through, so that what several rules let through together is told
#              once. Those that are the internet by themselves, or that a denial overrules, are no siblings
# denials      rules that deny: their `sources`, `tcp` and `ports`; `holds`, whether they have precedence over
#              it and are for all its targets; `whole`, whether they deny all its protocols and ports
concept "firewall_rule" {
  summary = "A firewall rule that lets traffic through, in or out, for one protocol and one set of ports."

  from "concept" "security_group_opening" {
    outgoing    = self.outgoing
    networks    = self.networks
    tcp         = contains(["all", "tcp"], self.protocol)
    udp         = self.protocol == "udp"
    ports       = self.ports
    spans_ports = self.spans_ports
    every_port  = self.every_port
    every_port_together = (
      covers_port(self.ports, 1) && contains(["all", "tcp", "udp"], self.protocol) && !self.every_port &&
      (begins_world(self.networks) || is_world(self.networks)) &&
      world_reaches(
        [for rule in in_force(bounded(together("security_group_opening", "group", self.group), 100), self) : rule if self.protocol == "udp" ? rule.udp : rule.tcp],
        "1-65535",
      )
    )
    siblings = begins_world(self.networks) ? [
      for rule in in_force(bounded(together("security_group_opening", "group", self.group), 100), self) : rule if !is_world(rule.sources) && rule.certain
    ] : []
    denials = []
  }

  from "concept" "network_security_rule" {
    when = coalesce(self.allows, false)

    outgoing    = self.outgoing
    networks    = self.networks
    tcp         = contains(["all", "tcp"], self.protocol)
    udp         = self.protocol == "udp"
    ports       = self.ports
    spans_ports = anytrue([for range in self.ports : length(distinct(split("-", range))) > 1])
    every_port  = contains(["all", "tcp", "udp"], self.protocol) && covers_port(self.ports, "1-65535")
    every_port_together = (
      covers_port(self.ports, 1) && contains(["all", "tcp", "udp"], self.protocol) && !covers_port(self.ports, "1-65535") &&
      (begins_world(self.networks) || is_world(self.networks)) &&
      world_reaches(
        [for rule in in_force(bounded(together("network_security_rule", "group", self.group), 50), self) : rule if self.protocol == "udp" ? rule.udp : rule.tcp],
        "1-65535",
      )
    )
    siblings = begins_world(self.networks) ? [
      for rule in in_force(bounded(together("network_security_rule", "group", self.group), 50), self) : rule if !is_world(rule.sources) && rule.certain
    ] : []
    # Whatever is denied of IPv4, the rest of all networks is IPv6, which a network in Azure has where it is given some.
    denials = list(
      overruling(together("network_security_rule", "group", self.group), self),
      anytrue([for network in self.networks : strcontains(network, ":")]) ? [] : [
        { sources = ["::/0"], tcp = true, ports = "*", whole = true, holds = not_scanned("an IPv6 range of the network") }
      ],
    )
  }

  from "concept" "cloud_firewall_rule" {
    when = self.allows

    outgoing    = self.outgoing
    networks    = self.networks
    tcp         = contains(["all", "tcp"], self.protocol)
    udp         = self.protocol == "udp"
    ports       = self.ports
    spans_ports = anytrue([for range in list(self.ports) : length(distinct(split("-", range))) > 1])
    every_port  = contains(["all", "tcp", "udp"], self.protocol) && covers_port(self.ports, "1-65535")
    every_port_together = (
      covers_port(self.ports, 1) && contains(["all", "tcp", "udp"], self.protocol) && !covers_port(self.ports, "1-65535") &&
      (begins_world(self.networks) || is_world(self.networks)) &&
      world_reaches(
        [for rule in in_force(bounded([for rule in together("cloud_firewall_rule", "group", self.group) : rule if rule.type == self.type], 50), self) : rule if self.protocol == "udp" ? rule.udp : rule.tcp],
        "1-65535",
      )
    )
    siblings = begins_world(self.networks) ? [
      for rule in in_force(bounded([for rule in together("cloud_firewall_rule", "group", self.group) : rule if rule.type == self.type], 50), self) : rule if !is_world(rule.sources) && rule.certain
    ] : []
    denials = overruling([for rule in together("cloud_firewall_rule", "group", self.group) : rule if rule.type == self.type], self)
  }
}
