# Only entries that allow, and that look at outgoing traffic.
#
# destinations  the network that the entry lets traffic out to
# The others are those of `network_acl_rule`.
concept "network_acl_egress_rule" {
  summary = "An entry of a subnet's access list that lets traffic out."

  from "concept" "network_acl_entry" {
    when = coalesce(self.allows, false) && self.outgoing

    destinations = self.networks
    every_port   = self.every_port
    protocol     = self.protocol
    ports        = self.ports
    wide         = is_world(self.networks) || begins_world(self.networks)
    openings = in_force([for rule in together("network_acl_entry", "group", self.group) : rule if rule.type == self.type], self)
  }
}
