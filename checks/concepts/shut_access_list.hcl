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
        for opening in in_force(bounded(together("network_acl_entry", "group", self.address), 100), { outgoing = false }) :
        opening.certain && (is_world(opening.sources) || begins_world(opening.sources))
      ])
    )

    name = self.address
  }
  from "terraform" "aws_default_network_acl" {
    when = certainly(!anytrue([
      for opening in in_force(bounded(together("network_acl_entry", "group", self.address), 100), { outgoing = false }) :
      opening.certain && (is_world(opening.sources) || begins_world(opening.sources))
    ]))

    name = self.address
  }
  from "cloudformation" "AWS::EC2::NetworkAcl" {
    when = certainly(
      anytrue([for entry in together("network_acl_entry", "group", self.address) : !entry.outgoing && entry.certain]) &&
      !anytrue([
        for opening in in_force(bounded(together("network_acl_entry", "group", self.address), 100), { outgoing = false }) :
        opening.certain && (is_world(opening.sources) || begins_world(opening.sources))
      ])
    )

    name = self.address
  }
}
