# Only entries that allow, and that look at outgoing traffic.
#
# destinations  the network that the entry lets traffic out to
# every_port    whether it leaves no port of its protocol closed
# every_port_together  whether it is the first of several that leave none closed to the internet
# denials       entries that deny, as for `network_acl_rule`
concept "network_acl_egress_rule" {
  summary = "An entry of a subnet's access list that lets traffic out."

  from "concept" "network_acl_entry" {
    when = self.allows && self.outgoing

    destinations = self.networks
    every_port   = self.every_port
    every_port_together = (
      covers_port(self.ports, 1) && contains(["all", "tcp", "udp"], self.protocol) && !self.every_port &&
      (begins_world(self.networks) || is_world(self.networks)) &&
      world_reaches(
        [for rule in in_force(bounded([for rule in together("network_acl_entry", "group", self.group) : rule if rule.type == self.type], 50), self) : rule if self.protocol == "udp" ? rule.udp : rule.tcp],
        "1-65535",
      )
    )
    denials = overruling([for rule in together("network_acl_entry", "group", self.group) : rule if rule.type == self.type], self)
  }
}
