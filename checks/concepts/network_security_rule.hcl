# group       what says which group it is in; the provider lets a group have rules of its own or rules that name it, not both
# allows      whether it lets traffic through; null where that cannot be read
# outgoing    whether it is for traffic out
# networks    whom it is about on the other side: where traffic comes from, or goes to
# place       the resource group of a group that is only named
# targets     whom it is about on this side
# for_all     whether that is everybody: the group's machines are in the virtual network
# plain       whether it has no condition beside these. Whoever sends chooses the port to send from, so that only a rule
#             that allows is none the less for naming one; nor does one deny that lacks what Azure demands
# protocol    what `protocol_name` gives
# ports       what `covers_port` takes
# order       its priority: the lowest comes first. Azure refuses two of one direction with the same: where a file has
#             them, as one that is put together from several does, a denial does not come before the other
concept "network_security_rule" {
  summary = "A rule of a network security group of Azure, for traffic in or out."

  # The CIS benchmark names three more spellings of a rule that lets anybody in.
  from "terraform" "azurerm_network_security_rule" {
    group    = self.network_security_group_name
    place    = lower(self.resource_group_name)
    allows   = try({ allow = true, deny = false }[coalesce(lower(self.access), "-")], null)
    outgoing = lower(coalesce(self.direction, "inbound")) == "outbound"
    networks = (
      lower(coalesce(self.direction, "inbound")) == "outbound"
      ? list(self.destination_address_prefix, self.destination_address_prefixes)
      : list(
        contains(["0.0.0.0", "/0", "<nw>/0"], self.source_address_prefix) && lower(self.access) == "allow"
        ? replace(self.source_address_prefix, self.source_address_prefix, "0.0.0.0/0")
        : self.source_address_prefix,
        self.source_address_prefixes,
      )
    )
    targets = (
      lower(coalesce(self.direction, "inbound")) == "outbound"
      ? concat(list(self.source_address_prefix, self.source_address_prefixes), coalesce(self.source_application_security_group_ids, []))
      : concat(list(self.destination_address_prefix, self.destination_address_prefixes), coalesce(self.destination_application_security_group_ids, []))
    )
    for_all = anytrue([
      for target in lower(coalesce(self.direction, "inbound")) == "outbound" ? list(self.source_address_prefix, self.source_address_prefixes) : list(self.destination_address_prefix, self.destination_address_prefixes) :
      contains(["*", "any", "virtualnetwork", "0.0.0.0/0"], lower(target))
    ])
    plain = try(lower(self.access) == "allow", false) || (
      contains(["inbound", "outbound"], lower(self.direction)) && self.protocol != null &&
      covers_port(list(self.source_port_range, self.source_port_ranges), "1-65535")
    )
    protocol = protocol_name(coalesce(self.protocol, "*"))
    ports    = list(self.destination_port_range, self.destination_port_ranges)
    order    = try(lower(self.access) == "deny", false) ? try(self.priority + 0.5, null) : self.priority
  }

  from "terraform" "azurerm_network_security_group" {
    for_each = list(self.security_rule)

    group    = self.address
    place    = lower(self.resource_group_name)
    allows   = try({ allow = true, deny = false }[coalesce(lower(each.value.access), "-")], null)
    outgoing = lower(coalesce(each.value.direction, "inbound")) == "outbound"
    networks = (
      lower(coalesce(each.value.direction, "inbound")) == "outbound"
      ? list(each.value.destination_address_prefix, each.value.destination_address_prefixes)
      : list(
        contains(["0.0.0.0", "/0", "<nw>/0"], each.value.source_address_prefix) && lower(each.value.access) == "allow"
        ? replace(each.value.source_address_prefix, each.value.source_address_prefix, "0.0.0.0/0")
        : each.value.source_address_prefix,
        each.value.source_address_prefixes,
      )
    )
    targets = (
      lower(coalesce(each.value.direction, "inbound")) == "outbound"
      ? concat(list(each.value.source_address_prefix, each.value.source_address_prefixes), coalesce(each.value.source_application_security_group_ids, []))
      : concat(list(each.value.destination_address_prefix, each.value.destination_address_prefixes), coalesce(each.value.destination_application_security_group_ids, []))
    )
    for_all = anytrue([
      for target in lower(coalesce(each.value.direction, "inbound")) == "outbound" ? list(each.value.source_address_prefix, each.value.source_address_prefixes) : list(each.value.destination_address_prefix, each.value.destination_address_prefixes) :
      contains(["*", "any", "virtualnetwork", "0.0.0.0/0"], lower(target))
    ])
    plain = try(lower(each.value.access) == "allow", false) || (
      contains(["inbound", "outbound"], lower(each.value.direction)) && each.value.protocol != null &&
      covers_port(list(each.value.source_port_range, each.value.source_port_ranges), "1-65535")
    )
    protocol = protocol_name(coalesce(each.value.protocol, "*"))
    ports    = list(each.value.destination_port_range, each.value.destination_port_ranges)
    order    = try(lower(each.value.access) == "deny", false) ? try(each.value.priority + 0.5, null) : each.value.priority
  }
}
