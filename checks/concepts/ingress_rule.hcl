# Rules that deny, that are disabled, or that go out are no objects of this concept: they are in
# `denials` of those that they overrule.
#
# sources      networks that the rule itself lets in; security groups and tags are no networks
# The others are those of `firewall_rule`.
concept "ingress_rule" {
  summary = "A firewall rule that lets traffic in, for one protocol and one set of ports."

  # A load balancer listens on the ports of its service, and on no others.
  from "concept" "service_load_balancer" {
    for_each = list(self.spec.ports)
    when     = !self.internal

    sources    = self.sources
    tcp        = coalesce(each.value.protocol, "TCP") == "TCP"
    udp        = coalesce(each.value.protocol, "TCP") == "UDP"
    ports      = port_range(each.value.port, each.value.port)
    every_port = false
    siblings   = []
    denials    = []

    every_port_together = false
  }

  from "concept" "firewall_rule" {
    when = !self.outgoing

    sources             = self.networks
    tcp                 = self.tcp
    udp                 = self.udp
    ports               = self.ports
    spans_ports         = self.spans_ports
    every_port          = self.every_port
    every_port_together = self.every_port_together
    siblings            = self.siblings
    denials             = self.denials
  }

  # Lightsail opens a port to everybody where nothing says to whom.
  from "terraform" "aws_lightsail_instance_public_ports" {
    for_each = self.port_info

    sources = length(list(each.value.cidrs, each.value.ipv6_cidrs, each.value.cidr_list_aliases)) == 0 ? ["0.0.0.0/0"] : list(each.value.cidrs, each.value.ipv6_cidrs)
    tcp     = contains(["all", "tcp"], lower(each.value.protocol))
    udp     = lower(each.value.protocol) == "udp"
    ports   = port_range(each.value.from_port, each.value.to_port)
    spans_ports = (
      contains(["tcp", "udp"], lower(each.value.protocol)) &&
      each.value.from_port != null && each.value.to_port != null && each.value.from_port != each.value.to_port
    )
    every_port = contains(["tcp", "udp", "all"], lower(each.value.protocol)) && coalesce(each.value.from_port, 0) <= 1 && coalesce(each.value.to_port, 65535) >= 65535
    every_port_together = (
      coalesce(each.value.from_port, 0) <= 1 && coalesce(each.value.to_port, 65535) < 65535 && contains(["all", "tcp", "udp"], lower(each.value.protocol)) &&
      world_reaches(
        [
          for rule in bounded(list(self.port_info), 100) : {
            sources = length(list(rule.cidrs, rule.ipv6_cidrs, rule.cidr_list_aliases)) == 0 ? ["0.0.0.0/0"] : list(rule.cidrs, rule.ipv6_cidrs)
            ports   = port_range(rule.from_port, rule.to_port)
          } if contains(["all", lower(each.value.protocol)], lower(rule.protocol))
        ],
        "1-65535",
      )
    )
    siblings = begins_world(list(each.value.cidrs, each.value.ipv6_cidrs)) ? [
      for rule in bounded(list(self.port_info), 100) : {
        sources = list(rule.cidrs, rule.ipv6_cidrs)
        tcp     = contains(["all", "tcp"], lower(rule.protocol))
        udp     = lower(rule.protocol) == "udp"
        ports   = port_range(rule.from_port, rule.to_port)
      } if !is_world(list(rule.cidrs, rule.ipv6_cidrs))
    ] : []
    denials = []
  }
  from "cloudformation" "AWS::Lightsail::Instance" {
    for_each = self.Networking.Ports

    sources = length(list(each.value.Cidrs, each.value.Ipv6Cidrs, each.value.CidrListAliases)) == 0 ? ["0.0.0.0/0"] : list(each.value.Cidrs, each.value.Ipv6Cidrs)
    tcp     = contains(["all", "tcp"], lower(each.value.Protocol))
    udp     = lower(each.value.Protocol) == "udp"
    ports   = port_range(each.value.FromPort, each.value.ToPort)
    spans_ports = (
      contains(["tcp", "udp"], lower(each.value.Protocol)) &&
      each.value.FromPort != null && each.value.ToPort != null && each.value.FromPort != each.value.ToPort
    )
    every_port = contains(["tcp", "udp", "all"], lower(each.value.Protocol)) && coalesce(each.value.FromPort, 0) <= 1 && coalesce(each.value.ToPort, 65535) >= 65535
    every_port_together = (
      coalesce(each.value.FromPort, 0) <= 1 && coalesce(each.value.ToPort, 65535) < 65535 && contains(["all", "tcp", "udp"], lower(each.value.Protocol)) &&
      world_reaches(
        [
          for rule in bounded(list(self.Networking.Ports), 100) : {
            sources = length(list(rule.Cidrs, rule.Ipv6Cidrs, rule.CidrListAliases)) == 0 ? ["0.0.0.0/0"] : list(rule.Cidrs, rule.Ipv6Cidrs)
            ports   = port_range(rule.FromPort, rule.ToPort)
          } if contains(["all", lower(each.value.Protocol)], lower(rule.Protocol))
        ],
        "1-65535",
      )
    )
    siblings = begins_world(list(each.value.Cidrs, each.value.Ipv6Cidrs)) ? [
      for rule in bounded(list(self.Networking.Ports), 100) : {
        sources = list(rule.Cidrs, rule.Ipv6Cidrs)
        tcp     = contains(["all", "tcp"], lower(rule.Protocol))
        udp     = lower(rule.Protocol) == "udp"
        ports   = port_range(rule.FromPort, rule.ToPort)
      } if !is_world(list(rule.Cidrs, rule.Ipv6Cidrs))
    ] : []
    denials = []
  }

  # What players connect to is UDP as a rule, and meant to be. Fleets have no ports beyond 60000.
  from "terraform" "aws_gamelift_fleet" {
    for_each = self.ec2_inbound_permission

    sources     = list(each.value.ip_range)
    tcp         = upper(each.value.protocol) == "TCP"
    ports       = port_range(each.value.from_port, each.value.to_port)
    spans_ports = each.value.from_port != each.value.to_port
    every_port  = try(each.value.from_port <= 1 && each.value.to_port >= 60000, false)
    siblings    = []
    denials     = []

    every_port_together = false
  }
  from "cloudformation" "AWS::GameLift::Fleet" {
    for_each = list(self.EC2InboundPermissions)

    sources     = list(each.value.IpRange)
    tcp         = upper(each.value.Protocol) == "TCP"
    ports       = port_range(each.value.FromPort, each.value.ToPort)
    spans_ports = each.value.FromPort != each.value.ToPort
    every_port  = try(each.value.FromPort <= 1 && each.value.ToPort >= 60000, false)
    siblings    = []
    denials     = []

    every_port_together = false
  }
}
