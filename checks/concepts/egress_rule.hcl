# Only what is written down. What EC2 allows a security group of CloudFormation that has no rule for
# outgoing traffic, and Azure and Google implicitly, is not looked at.
#
# destinations  networks that the rule lets traffic out to
# spans_ports   whether it names a span of ports, and not only single ones
# every_port    whether it leaves no port of its protocol closed
concept "egress_rule" {
  summary = "A firewall rule that lets traffic out, for one protocol and one set of ports."

  from "terraform" "aws_security_group" "aws_default_security_group" {
    for_each = self.egress

    destinations = list(
      each.value.cidr_blocks,
      each.value.ipv6_cidr_blocks,
      [for prefixes in follow(each.value.prefix_list_ids) : [for known in named("prefix_list", prefixes.address) : known.networks]],
      [for id in traces(each.value.prefix_list_ids) : not_scanned("prefix list ${id}") if startswith(id, "pl-")],
    )
    spans_ports = (
      contains(["tcp", "6", "udp", "17"], lower(coalesce(each.value.protocol, "tcp"))) &&
      each.value.from_port != null && each.value.to_port != null && each.value.from_port != each.value.to_port
    )
    every_port = (
      contains(["-1", "all"], lower(coalesce(each.value.protocol, "tcp"))) || (
        contains(["tcp", "6", "udp", "17"], lower(coalesce(each.value.protocol, "tcp"))) &&
        coalesce(each.value.from_port, 0) <= 1 && coalesce(each.value.to_port, 65535) >= 65535
      )
    )
  }

  from "terraform" "aws_security_group_rule" {
    when = self.type == "egress"

    destinations = list(
      self.cidr_blocks,
      self.ipv6_cidr_blocks,
      [for prefixes in follow(self.prefix_list_ids) : [for known in named("prefix_list", prefixes.address) : known.networks]],
      [for id in traces(self.prefix_list_ids) : not_scanned("prefix list ${id}") if startswith(id, "pl-")],
    )
    spans_ports = (
      contains(["tcp", "6", "udp", "17"], lower(coalesce(self.protocol, "tcp"))) &&
      self.from_port != null && self.to_port != null && self.from_port != self.to_port
    )
    every_port = (
      contains(["-1", "all"], lower(coalesce(self.protocol, "tcp"))) || (
        contains(["tcp", "6", "udp", "17"], lower(coalesce(self.protocol, "tcp"))) &&
        coalesce(self.from_port, 0) <= 1 && coalesce(self.to_port, 65535) >= 65535
      )
    )
  }

  from "terraform" "aws_vpc_security_group_egress_rule" {
    destinations = list(
      self.cidr_ipv4,
      self.cidr_ipv6,
      [for prefixes in follow(self.prefix_list_id) : [for known in named("prefix_list", prefixes.address) : known.networks]],
      [for id in traces(self.prefix_list_id) : not_scanned("prefix list ${id}") if startswith(id, "pl-")],
    )
    spans_ports = (
      contains(["tcp", "6", "udp", "17"], lower(coalesce(self.ip_protocol, "tcp"))) &&
      self.from_port != null && self.to_port != null && self.from_port != self.to_port
    )
    every_port = (
      contains(["-1", "all"], lower(coalesce(self.ip_protocol, "tcp"))) || (
        contains(["tcp", "6", "udp", "17"], lower(coalesce(self.ip_protocol, "tcp"))) &&
        coalesce(self.from_port, 0) <= 1 && coalesce(self.to_port, 65535) >= 65535
      )
    )
  }

  from "cloudformation" "AWS::EC2::SecurityGroup" {
    for_each = list(self.SecurityGroupEgress)

    destinations = list(
      each.value.CidrIp,
      each.value.CidrIpv6,
      [for prefixes in follow(each.value.DestinationPrefixListId) : [for known in named("prefix_list", prefixes.address) : known.networks]],
      [for id in traces(each.value.DestinationPrefixListId) : not_scanned("prefix list ${id}") if startswith(id, "pl-")],
    )
    spans_ports = (
      contains(["tcp", "6", "udp", "17"], lower(coalesce(each.value.IpProtocol, "tcp"))) &&
      each.value.FromPort != null && each.value.ToPort != null && each.value.FromPort != each.value.ToPort
    )
    every_port = (
      contains(["-1", "all"], lower(coalesce(each.value.IpProtocol, "tcp"))) || (
        contains(["tcp", "6", "udp", "17"], lower(coalesce(each.value.IpProtocol, "tcp"))) &&
        coalesce(each.value.FromPort, 0) <= 1 && coalesce(each.value.ToPort, 65535) >= 65535
      )
    )
  }

  from "cloudformation" "AWS::EC2::SecurityGroupEgress" {
    destinations = list(
      self.CidrIp,
      self.CidrIpv6,
      [for prefixes in follow(self.DestinationPrefixListId) : [for known in named("prefix_list", prefixes.address) : known.networks]],
      [for id in traces(self.DestinationPrefixListId) : not_scanned("prefix list ${id}") if startswith(id, "pl-")],
    )
    spans_ports = (
      contains(["tcp", "6", "udp", "17"], lower(coalesce(self.IpProtocol, "tcp"))) &&
      self.FromPort != null && self.ToPort != null && self.FromPort != self.ToPort
    )
    every_port = (
      contains(["-1", "all"], lower(coalesce(self.IpProtocol, "tcp"))) || (
        contains(["tcp", "6", "udp", "17"], lower(coalesce(self.IpProtocol, "tcp"))) &&
        coalesce(self.FromPort, 0) <= 1 && coalesce(self.ToPort, 65535) >= 65535
      )
    )
  }

  from "terraform" "azurerm_network_security_rule" {
    when = lower(self.access) == "allow" && lower(self.direction) == "outbound"

    destinations = list(self.destination_address_prefix, self.destination_address_prefixes)
    every_port = contains(["*", "tcp", "udp"], lower(coalesce(self.protocol, "*"))) && anytrue([
      for range in list(self.destination_port_range, self.destination_port_ranges) :
      contains(["*", "0-65535", "1-65535"], range)
    ])
  }

  from "terraform" "azurerm_network_security_group" {
    for_each = [
      for rule in list(self.security_rule) : rule
      if lower(rule.access) == "allow" && lower(rule.direction) == "outbound"
    ]

    destinations = list(each.value.destination_address_prefix, each.value.destination_address_prefixes)
    every_port = contains(["*", "tcp", "udp"], lower(coalesce(each.value.protocol, "*"))) && anytrue([
      for range in list(each.value.destination_port_range, each.value.destination_port_ranges) :
      contains(["*", "0-65535", "1-65535"], range)
    ])
  }

  from "terraform" "google_compute_firewall" {
    when     = self.direction == "EGRESS" && !coalesce(self.disabled, false)
    for_each = self.allow

    destinations = coalesce(self.destination_ranges, ["0.0.0.0/0"])
    every_port = contains(["all", "tcp", "6", "udp", "17"], lower(each.value.protocol)) && (
      length(coalesce(each.value.ports, [])) == 0 ||
      anytrue([for range in list(each.value.ports) : contains(["0-65535", "1-65535"], range)])
    )
  }

  from "terraform" "google_compute_firewall_policy_rule" "google_compute_network_firewall_policy_rule" "google_compute_region_network_firewall_policy_rule" {
    when     = self.direction == "EGRESS" && self.action == "allow" && !coalesce(self.disabled, false)
    for_each = self.match.layer4_configs

    # A network context narrows the ranges: of these, none holds the internet.
    destinations = (
      contains(["NON_INTERNET", "VPC_NETWORKS", "INTRA_VPC"], coalesce(self.match.dest_network_context, self.match.dest_network_scope, "-"))
      ? []
      : list(self.match.dest_ip_ranges)
    )
    every_port = contains(["all", "tcp", "6", "udp", "17"], lower(each.value.ip_protocol)) && (
      length(coalesce(each.value.ports, [])) == 0 ||
      anytrue([for range in list(each.value.ports) : contains(["0-65535", "1-65535"], range)])
    )
  }

  from "terraform" "google_compute_firewall_policy_with_rules" "google_compute_network_firewall_policy_with_rules" "google_compute_region_network_firewall_policy_with_rules" {
    for_each = flatten([
      for rule in list(self.rule) : [for layer4 in list(rule.match.layer4_config) : { match = rule.match, layer4 = layer4 }]
      if rule.direction == "EGRESS" && rule.action == "allow" && !coalesce(rule.disabled, false)
    ])

    destinations = (
      contains(["NON_INTERNET", "VPC_NETWORKS", "INTRA_VPC"], coalesce(each.value.match.dest_network_scope, "-"))
      ? []
      : list(each.value.match.dest_ip_ranges)
    )
    every_port = contains(["all", "tcp", "6", "udp", "17"], lower(each.value.layer4.ip_protocol)) && (
      length(coalesce(each.value.layer4.ports, [])) == 0 ||
      anytrue([for range in list(each.value.layer4.ports) : contains(["0-65535", "1-65535"], range)])
    )
  }
}
