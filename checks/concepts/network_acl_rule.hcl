# Only entries that allow, and that look at incoming traffic.
#
# sources     the network that the entry itself lets in
# tcp         whether TCP is among its protocols
# protocol    what `protocol_name` gives
# ports       what `covers_port` takes
# every_port  whether it leaves no port of its protocol closed
# wide        whether it lets the whole internet in, or the part of it that is told of several entries together
# openings    what it lets in, with other entries and what is denied before them: what `world_reaches` asks for
concept "network_acl_rule" {
  summary = "An entry of a subnet's access list that lets traffic in."

  from "concept" "network_acl_entry" {
    when = coalesce(self.allows, false) && !self.outgoing

    sources    = self.networks
    tcp        = contains(["all", "tcp"], self.protocol)
    ports      = self.ports
    every_port = self.every_port
    protocol   = self.protocol
    wide       = is_world(self.networks) || begins_world(self.networks)
    openings = in_force([for rule in together("network_acl_entry", "group", self.group) : rule if rule.type == self.type], self)
  }
}
