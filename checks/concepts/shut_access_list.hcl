# Only what is clear: a list of which entries are not known, or none is written, may let in anybody. The default list
# of a network has those entries that are written, and no others.
#
# name  its address
concept "shut_access_list" {
  summary = "An access list of subnets that does not let the whole internet in, to no port."

  from "terraform" "aws_network_acl" {
    when = certainly(
      anytrue([for entry in together("network_acl_entry", "group", self.address) : !entry.outgoing && entry.certain]) &&
      !anytrue([
        for entry in together("network_acl_entry", "group", self.address) :
        entry.certain && (is_world(entry.networks) || begins_world(entry.networks)) &&
        world_enters(in_force(together("network_acl_entry", "group", self.address), entry), entry.protocol, entry.ports)
        if coalesce(entry.allows, false) && !entry.outgoing
      ])
    )

    name = self.address
  }
  from "terraform" "aws_default_network_acl" {
    when = certainly(!anytrue([
      for entry in together("network_acl_entry", "group", self.address) :
      entry.certain && (is_world(entry.networks) || begins_world(entry.networks)) &&
      world_enters(in_force(together("network_acl_entry", "group", self.address), entry), entry.protocol, entry.ports)
      if coalesce(entry.allows, false) && !entry.outgoing
    ]))

    name = self.address
  }
  from "cloudformation" "AWS::EC2::NetworkAcl" {
    when = certainly(
      anytrue([for entry in together("network_acl_entry", "group", self.address) : !entry.outgoing && entry.certain]) &&
      !anytrue([
        for entry in together("network_acl_entry", "group", self.address) :
        entry.certain && (is_world(entry.networks) || begins_world(entry.networks)) &&
        world_enters(in_force(together("network_acl_entry", "group", self.address), entry), entry.protocol, entry.ports)
        if coalesce(entry.allows, false) && !entry.outgoing
      ])
    )

    name = self.address
  }
}
