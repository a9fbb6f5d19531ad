# Only entries that allow, and that look at incoming traffic. Those that deny are in `denials`.
#
# sources     the network that the entry itself lets in
# tcp         whether TCP is among its protocols
# ports       what `covers_port` takes
# every_port  whether it leaves no port of its protocol closed
# every_port_together  whether it is the first of several that leave none closed to the internet
# siblings    what other entries of the same list let in: `sources`, `tcp` and `ports`. Only where the internet
#             begins in what this entry lets in, so that what several let in together is told once. Those that
#             are the internet by themselves, or that an entry before them overrules, are no siblings
# denials     entries that deny: their `sources`, `tcp` and `ports`; `holds`, whether they come before it;
#             `whole`, whether they deny all its protocols and ports
concept "network_acl_rule" {
  summary = "An entry of a subnet's access list that lets traffic in."

  from "concept" "network_acl_entry" {
    when = self.allows && !self.outgoing

    sources    = self.networks
    tcp        = contains(["all", "tcp"], self.protocol)
    ports      = self.ports
    every_port = self.every_port
    every_port_together = (
      covers_port(self.ports, 1) && contains(["all", "tcp", "udp"], self.protocol) && !self.every_port &&
      (begins_world(self.networks) || is_world(self.networks)) &&
      world_reaches(
        [for rule in in_force(bounded([for rule in together("network_acl_entry", "group", self.group) : rule if rule.type == self.type], 50), self) : rule if self.protocol == "udp" ? rule.udp : rule.tcp],
        "1-65535",
      )
    )
    siblings = begins_world(self.networks) ? [
      for rule in in_force(bounded([for rule in together("network_acl_entry", "group", self.group) : rule if rule.type == self.type], 50), self) : rule if !is_world(rule.sources) && rule.certain
    ] : []
    denials = overruling([for rule in together("network_acl_entry", "group", self.group) : rule if rule.type == self.type], self)
  }
}
