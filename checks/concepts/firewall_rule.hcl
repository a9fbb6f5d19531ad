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
# wide         whether it lets the whole internet through, or the part of it that is told of several rules together
# protocol     what `protocol_name` gives
# openings     what it lets through, with those of other rules of the same group and what is denied before them: what
#              `world_reaches` asks for
concept "firewall_rule" {
  summary = "A firewall rule that lets traffic through, in or out, for one protocol and one set of ports."

  from "concept" "security_group_opening" {
    outgoing    = self.outgoing
    networks    = self.networks
    tcp         = contains(["all", "tcp"], self.protocol)
    udp         = self.protocol == "udp"
    protocol    = self.protocol
    wide        = is_world(self.networks) || begins_world(self.networks)
    ports       = self.ports
    spans_ports = self.spans_ports
    every_port  = self.every_port
    openings = in_force(
      certainly(is_world(self.networks) && (self.every_port || !covers_port(self.ports, 1))) ? [] : together("security_group_opening", "group", self.group),
      self,
    )
  }

  from "concept" "network_security_rule" {
    when = coalesce(self.allows, false)

    outgoing    = self.outgoing
    networks    = self.networks
    tcp         = contains(["all", "tcp"], self.protocol)
    udp         = self.protocol == "udp"
    protocol    = self.protocol
    wide        = is_world(self.networks) || begins_world(self.networks)
    ports       = self.ports
    spans_ports = anytrue([for range in self.ports : length(distinct(split("-", range))) > 1])
    every_port  = contains(["all", "tcp", "udp"], self.protocol) && covers_port(self.ports, "1-65535")
    # Whatever is denied of IPv4, the rest of all networks is IPv6, which a network in Azure has where it is given some.
    openings = [
      for opening in in_force([for rule in together("network_security_rule", "group", self.group) : rule if rule.type == self.type], self) :
      length(opening.denials) == 0 || anytrue([for network in list(opening.sources) : strcontains(network, ":")]) ? opening : merge(opening, {
        denials = concat(opening.denials, [
          { sources = ["::/0"], protocol = "all", ports = "*", holds = not_scanned("an IPv6 range of the network") }
        ])
      })
    ]
  }

  from "concept" "cloud_firewall_rule" {
    when = self.allows

    outgoing    = self.outgoing
    networks    = self.networks
    tcp         = contains(["all", "tcp"], self.protocol)
    udp         = self.protocol == "udp"
    protocol    = self.protocol
    wide        = is_world(self.networks) || begins_world(self.networks)
    ports       = self.ports
    spans_ports = anytrue([for range in list(self.ports) : length(distinct(split("-", range))) > 1])
    every_port  = contains(["all", "tcp", "udp"], self.protocol) && covers_port(self.ports, "1-65535")
    openings    = in_force([for rule in together("cloud_firewall_rule", "group", self.group) : rule if rule.type == self.type], self)
  }
}
