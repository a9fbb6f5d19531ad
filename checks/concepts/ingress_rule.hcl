# Rules that deny, that are disabled, or that go out are no objects of this concept: they are in
# `openings` of those that they overrule.
#
# Its attributes are those of `firewall_rule`.
concept "ingress_rule" {
  summary = "A firewall rule that lets traffic in, for one protocol and one set of ports."

  # A load balancer listens on the ports of its service, and on no others.
  from "concept" "service_load_balancer" {
    for_each = list(self.spec.ports)
    when     = !self.internal

    tcp        = coalesce(each.value.protocol, "TCP") == "TCP"
    udp        = coalesce(each.value.protocol, "TCP") == "UDP"
    protocol   = lower(coalesce(each.value.protocol, "TCP"))
    wide       = is_world(self.sources)
    ports      = port_range(each.value.port, each.value.port)
    every_port = false
    openings = [{
      sources  = self.sources
      protocol = lower(coalesce(each.value.protocol, "TCP"))
      ports    = port_range(each.value.port, each.value.port)
      certain  = true
      denials  = []
    }]
  }

  from "concept" "firewall_rule" {
    when = !self.outgoing

    tcp         = self.tcp
    udp         = self.udp
    protocol    = self.protocol
    wide        = self.wide
    ports       = self.ports
    spans_ports = self.spans_ports
    every_port  = self.every_port
    openings    = self.openings
  }

  # Lightsail opens a port to everybody where nothing says to whom.
  from "terraform" "aws_lightsail_instance_public_ports" {
    for_each = self.port_info

    tcp     = contains(["all", "tcp"], lower(each.value.protocol))
    udp     = lower(each.value.protocol) == "udp"
    ports   = port_range(each.value.from_port, each.value.to_port)
    spans_ports = (
      contains(["tcp", "udp"], lower(each.value.protocol)) &&
      each.value.from_port != null && each.value.to_port != null && each.value.from_port != each.value.to_port
    )
    every_port = contains(["tcp", "udp", "all"], lower(each.value.protocol)) && coalesce(each.value.from_port, 0) <= 1 && coalesce(each.value.to_port, 65535) >= 65535
    protocol   = lower(each.value.protocol)
    wide = length(list(each.value.cidrs, each.value.ipv6_cidrs, each.value.cidr_list_aliases)) == 0 || (
      is_world(list(each.value.cidrs, each.value.ipv6_cidrs)) || begins_world(list(each.value.cidrs, each.value.ipv6_cidrs))
    )
    openings = [
      for port in concat([each.value], bounded(list(self.port_info), 100)) : {
        sources  = length(list(port.cidrs, port.ipv6_cidrs, port.cidr_list_aliases)) == 0 ? ["0.0.0.0/0"] : list(port.cidrs, port.ipv6_cidrs)
        protocol = lower(port.protocol)
        ports    = port_range(port.from_port, port.to_port)
        certain  = true
        denials  = []
      }
    ]
  }
  from "cloudformation" "AWS::Lightsail::Instance" {
    for_each = self.Networking.Ports

    tcp     = contains(["all", "tcp"], lower(each.value.Protocol))
    udp     = lower(each.value.Protocol) == "udp"
    ports   = port_range(each.value.FromPort, each.value.ToPort)
    spans_ports = (
      contains(["tcp", "udp"], lower(each.value.Protocol)) &&
      each.value.FromPort != null && each.value.ToPort != null && each.value.FromPort != each.value.ToPort
    )
    every_port = contains(["tcp", "udp", "all"], lower(each.value.Protocol)) && coalesce(each.value.FromPort, 0) <= 1 && coalesce(each.value.ToPort, 65535) >= 65535
    protocol   = lower(each.value.Protocol)
    wide = length(list(each.value.Cidrs, each.value.Ipv6Cidrs, each.value.CidrListAliases)) == 0 || (
      is_world(list(each.value.Cidrs, each.value.Ipv6Cidrs)) || begins_world(list(each.value.Cidrs, each.value.Ipv6Cidrs))
    )
    openings = [
      for port in concat([each.value], bounded(list(self.Networking.Ports), 100)) : {
        sources  = length(list(port.Cidrs, port.Ipv6Cidrs, port.CidrListAliases)) == 0 ? ["0.0.0.0/0"] : list(port.Cidrs, port.Ipv6Cidrs)
        protocol = lower(port.Protocol)
        ports    = port_range(port.FromPort, port.ToPort)
        certain  = true
        denials  = []
      }
    ]
  }

  # What players connect to is UDP as a rule, and meant to be. Fleets have no ports beyond 60000.
  from "terraform" "aws_gamelift_fleet" {
    for_each = self.ec2_inbound_permission

    tcp         = upper(each.value.protocol) == "TCP"
    ports       = port_range(each.value.from_port, each.value.to_port)
    spans_ports = each.value.from_port != each.value.to_port
    every_port  = try(each.value.from_port <= 1 && each.value.to_port >= 60000, false)
    protocol    = lower(each.value.protocol)
    wide        = is_world(list(each.value.ip_range))
    openings = [{
      sources  = list(each.value.ip_range)
      protocol = lower(each.value.protocol)
      ports    = port_range(each.value.from_port, each.value.to_port)
      certain  = true
      denials  = []
    }]
  }
  from "cloudformation" "AWS::GameLift::Fleet" {
    for_each = list(self.EC2InboundPermissions)

    tcp         = upper(each.value.Protocol) == "TCP"
    ports       = port_range(each.value.FromPort, each.value.ToPort)
    spans_ports = each.value.FromPort != each.value.ToPort
    every_port  = try(each.value.FromPort <= 1 && each.value.ToPort >= 60000, false)
    protocol    = lower(each.value.Protocol)
    wide        = is_world(list(each.value.IpRange))
    openings = [{
      sources  = list(each.value.IpRange)
      protocol = lower(each.value.Protocol)
      ports    = port_range(each.value.FromPort, each.value.ToPort)
      certain  = true
      denials  = []
    }]
  }
}
