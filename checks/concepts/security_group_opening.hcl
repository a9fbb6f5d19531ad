# AWS refuses a rule without a protocol; in a fragment of code, it is read as one for TCP. There are no rules that deny.
#
# allows, place, targets, for_all, plain, order  what `in_force` asks of rules, and what these do not have
# outgoing     whether it lets traffic out
# group        what says which group it is in: rules on their own are of the same group as those within it
# networks     networks that it lets in, or out to, with those of prefix lists; groups are no networks
# protocol     what `protocol_name` gives
# ports        what `covers_port` takes
# spans_ports  whether it names a span of ports, and not only single ones
# every_port   whether it leaves no port of its protocol closed
concept "security_group_opening" {
  summary = "What a rule of a security group of EC2 lets through."

  from "concept" "security_group_rule" {
    allows   = true
    outgoing = self.outgoing
    group    = self.group
    place    = null
    targets  = []
    for_all  = true
    plain    = true
    order    = null
    networks = flatten(list(
      self.cidrs,
      [for prefixes in follow(self.prefix_lists) : [for known in named("prefix_list", prefixes.address) : known.networks]],
      [for id in traces(self.prefix_lists) : not_scanned("prefix list ${id}") if startswith(id, "pl-")],
    ))
    protocol = protocol_name(coalesce(self.protocol, "tcp"))
    ports    = protocol_name(coalesce(self.protocol, "tcp")) == "all" ? "*" : port_range(self.from_port, self.to_port)
    spans_ports = (
      contains(["tcp", "udp"], protocol_name(coalesce(self.protocol, "tcp"))) &&
      self.from_port != null && self.to_port != null && self.from_port != self.to_port
    )
    every_port = (
      protocol_name(coalesce(self.protocol, "tcp")) == "all" || (
        contains(["tcp", "udp"], protocol_name(coalesce(self.protocol, "tcp"))) &&
        coalesce(self.from_port, 0) <= 1 && coalesce(self.to_port, 65535) >= 65535
      )
    )
  }
}
