# Only rules for TCP or UDP: ICMP reaches no service.
#
# name  the group's address, or its id where it is not among what was scanned
concept "internet_opening" {
  summary = "That a security group of EC2 lets the whole internet in, by one of its rules or by several together."

  from "concept" "security_group_opening" {
    when = !self.outgoing && contains(["all", "tcp", "udp"], self.protocol) && (
      is_world(self.networks) || begins_world(self.networks) &&
      world_enters(in_force(together("security_group_opening", "group", self.group), self), self.protocol, self.ports)
    )
    for_each = traces(self.group)

    name = each.value
  }
}
