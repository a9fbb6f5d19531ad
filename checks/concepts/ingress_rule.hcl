# Rules that deny, that are disabled, or that go out are no objects of this concept: they are in
# `denials` of those that they overrule. Which networks and machines a group of rules is for is not
# looked at (`exposure` says what is behind it), nor are the rules of a level above it (a policy of the organization). AWS refuses a rule
# of a security group without a protocol; it is read as one for TCP. What denies nothing that could be meant (a priority
# that is no number) overrules no other rule.
#
# sources      networks that the rule itself lets in; security groups and tags are no networks
# tcp          whether TCP is among its protocols
# udp          whether it is for UDP by name; a rule for all protocols is not
# ports        what `covers_port` takes
# spans_ports  whether it names a span of ports, and not only single ones
# every_port   whether it leaves no port of its protocol closed
# siblings     what other rules of the same group let in: `sources`, `tcp`, `udp` and `ports`. Only where the
#              internet begins in what this rule lets in, so that what several rules let in together is told once.
#              Those that are the internet by themselves, or that a denial overrules, are no siblings
# denials      rules that deny: their `sources`, `tcp` and `ports`; `holds`, whether they have precedence over
#              it and are for all its targets; `whole`, whether they deny all its protocols and ports
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
  }

  from "terraform" "aws_security_group" "aws_default_security_group" {
    for_each = self.ingress

    sources = flatten(list(
      each.value.cidr_blocks,
      each.value.ipv6_cidr_blocks,
      [for prefixes in follow(each.value.prefix_list_ids) : [for known in named("prefix_list", prefixes.address) : known.networks]],
      [for id in traces(each.value.prefix_list_ids) : not_scanned("prefix list ${id}") if startswith(id, "pl-")],
    ))
    tcp   = contains(["-1", "all", "tcp", "6"], lower(coalesce(each.value.protocol, "tcp")))
    udp   = contains(["udp", "17"], lower(coalesce(each.value.protocol, "tcp")))
    ports = contains(["-1", "all"], lower(coalesce(each.value.protocol, "tcp"))) ? "*" : port_range(each.value.from_port, each.value.to_port)
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
    siblings = begins_world(list(each.value.cidr_blocks, each.value.ipv6_cidr_blocks)) ? [
      for rule in bounded(named("security_group_opening", self.address), 100) : rule if !is_world(rule.sources) && rule.certain
    ] : []
    denials = []
  }

  from "terraform" "aws_security_group_rule" {
    when = self.type == "ingress"

    sources = flatten(list(
      self.cidr_blocks,
      self.ipv6_cidr_blocks,
      [for prefixes in follow(self.prefix_list_ids) : [for known in named("prefix_list", prefixes.address) : known.networks]],
      [for id in traces(self.prefix_list_ids) : not_scanned("prefix list ${id}") if startswith(id, "pl-")],
    ))
    tcp   = contains(["-1", "all", "tcp", "6"], lower(coalesce(self.protocol, "tcp")))
    udp   = contains(["udp", "17"], lower(coalesce(self.protocol, "tcp")))
    ports = contains(["-1", "all"], lower(coalesce(self.protocol, "tcp"))) ? "*" : port_range(self.from_port, self.to_port)
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
    siblings = begins_world(list(self.cidr_blocks, self.ipv6_cidr_blocks)) ? flatten([
      for group in traces(self.security_group_id) : [
        for rule in bounded(named("security_group_opening", group), 100) : rule if !is_world(rule.sources) && rule.certain
      ]
    ]) : []
    denials = []
  }

  from "terraform" "aws_vpc_security_group_ingress_rule" {
    sources = flatten(list(
      self.cidr_ipv4,
      self.cidr_ipv6,
      [for prefixes in follow(self.prefix_list_id) : [for known in named("prefix_list", prefixes.address) : known.networks]],
      [for id in traces(self.prefix_list_id) : not_scanned("prefix list ${id}") if startswith(id, "pl-")],
    ))
    tcp   = contains(["-1", "all", "tcp", "6"], lower(coalesce(self.ip_protocol, "tcp")))
    udp   = contains(["udp", "17"], lower(coalesce(self.ip_protocol, "tcp")))
    ports = contains(["-1", "all"], lower(coalesce(self.ip_protocol, "tcp"))) ? "*" : port_range(self.from_port, self.to_port)
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
    siblings = begins_world(list(self.cidr_ipv4, self.cidr_ipv6)) ? flatten([
      for group in traces(self.security_group_id) : [
        for rule in bounded(named("security_group_opening", group), 100) : rule if !is_world(rule.sources) && rule.certain
      ]
    ]) : []
    denials = []
  }

  from "cloudformation" "AWS::EC2::SecurityGroup" {
    for_each = list(self.SecurityGroupIngress)

    sources = flatten(list(
      each.value.CidrIp,
      each.value.CidrIpv6,
      [for prefixes in follow(each.value.SourcePrefixListId) : [for known in named("prefix_list", prefixes.address) : known.networks]],
      [for id in traces(each.value.SourcePrefixListId) : not_scanned("prefix list ${id}") if startswith(id, "pl-")],
    ))
    tcp   = contains(["-1", "all", "tcp", "6"], lower(coalesce(each.value.IpProtocol, "tcp")))
    udp   = contains(["udp", "17"], lower(coalesce(each.value.IpProtocol, "tcp")))
    ports = contains(["-1", "all"], lower(coalesce(each.value.IpProtocol, "tcp"))) ? "*" : port_range(each.value.FromPort, each.value.ToPort)
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
    siblings = begins_world(list(each.value.CidrIp, each.value.CidrIpv6)) ? [
      for rule in bounded(named("security_group_opening", self.address), 100) : rule if !is_world(rule.sources) && rule.certain
    ] : []
    denials = []
  }

  from "cloudformation" "AWS::EC2::SecurityGroupIngress" {
    sources = flatten(list(
      self.CidrIp,
      self.CidrIpv6,
      [for prefixes in follow(self.SourcePrefixListId) : [for known in named("prefix_list", prefixes.address) : known.networks]],
      [for id in traces(self.SourcePrefixListId) : not_scanned("prefix list ${id}") if startswith(id, "pl-")],
    ))
    tcp   = contains(["-1", "all", "tcp", "6"], lower(coalesce(self.IpProtocol, "tcp")))
    udp   = contains(["udp", "17"], lower(coalesce(self.IpProtocol, "tcp")))
    ports = contains(["-1", "all"], lower(coalesce(self.IpProtocol, "tcp"))) ? "*" : port_range(self.FromPort, self.ToPort)
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
    siblings = begins_world(list(self.CidrIp, self.CidrIpv6)) ? flatten([
      for group in traces(self.GroupId) : [
        for rule in bounded(named("security_group_opening", group), 100) : rule if !is_world(rule.sources) && rule.certain
      ]
    ]) : []
    denials = []
  }

  from "terraform" "azurerm_network_security_rule" {
    when = lower(self.access) == "allow" && lower(coalesce(self.direction, "inbound")) == "inbound"

    sources = list(
      contains(["0.0.0.0", "/0", "<nw>/0"], self.source_address_prefix) ? "0.0.0.0/0" : self.source_address_prefix,
      self.source_address_prefixes,
    )
    tcp   = contains(["*", "tcp"], lower(coalesce(self.protocol, "*")))
    udp   = lower(coalesce(self.protocol, "*")) == "udp"
    ports = list(self.destination_port_range, self.destination_port_ranges)
    spans_ports = anytrue([
      for range in list(self.destination_port_range, self.destination_port_ranges) : strcontains(range, "-")
    ])
    every_port = contains(["*", "tcp", "udp"], lower(coalesce(self.protocol, "*"))) && anytrue([
      for range in list(self.destination_port_range, self.destination_port_ranges) :
      contains(["*", "0-65535", "1-65535"], range)
    ])
    siblings = begins_world(list(self.source_address_prefix, self.source_address_prefixes)) ? [
      for rule in bounded(sharing(self.type, "network_security_group_name", self.network_security_group_name), 50) : {
        sources = list(rule.source_address_prefix, rule.source_address_prefixes)
        tcp     = contains(["*", "tcp"], lower(coalesce(rule.protocol, "*")))
        udp     = lower(coalesce(rule.protocol, "*")) == "udp"
        ports   = list(rule.destination_port_range, rule.destination_port_ranges)
      } if(
        lower(rule.access) == "allow" && lower(coalesce(rule.direction, "inbound")) == "inbound" && !is_world(list(rule.source_address_prefix, rule.source_address_prefixes)) &&
        contains(["*", self.destination_address_prefix], rule.destination_address_prefix) &&
        !keeps_out(
          [
            for denial in sharing(self.type, "network_security_group_name", self.network_security_group_name) : { sources = list(denial.source_address_prefix, denial.source_address_prefixes), holds = coalesce(denial.priority, 4097) < coalesce(rule.priority, 0) && denial.certain }
            if lower(denial.access) == "deny" && lower(coalesce(denial.direction, "inbound")) == "inbound" && contains(["*", lower(coalesce(rule.protocol, "*"))], lower(coalesce(denial.protocol, "*"))) && covers_port(list(denial.destination_port_range, denial.destination_port_ranges), list(rule.destination_port_range, rule.destination_port_ranges))
          ],
          list(rule.source_address_prefix, rule.source_address_prefixes),
        ) && rule.certain
      )
    ] : []
    # Whatever is denied of IPv4, the rest of all networks is IPv6, which a network in Azure has where it is given some.
    denials = list(
      [
        for rule in sharing(self.type, "network_security_group_name", self.network_security_group_name) : {
          sources = list(rule.source_address_prefix, rule.source_address_prefixes)
          tcp     = contains(["*", "tcp"], lower(coalesce(rule.protocol, "*")))
          ports   = list(rule.destination_port_range, rule.destination_port_ranges)
          whole   = contains(["*", lower(coalesce(self.protocol, "*"))], lower(coalesce(rule.protocol, "*"))) && covers_port(list(rule.destination_port_range, rule.destination_port_ranges), list(self.destination_port_range, self.destination_port_ranges))
          holds = (
            try(coalesce(rule.priority, 4097) < coalesce(self.priority, 0), false) &&
            (rule.source_port_range == null && rule.source_port_ranges == null || covers_port(list(rule.source_port_range, rule.source_port_ranges), "*")) &&
            (
              contains(["*", "VirtualNetwork", self.destination_address_prefix], rule.destination_address_prefix) ||
              contains(list(rule.destination_address_prefixes), "*")
            ) && rule.certain
          )
        } if try(
          lower(rule.access) == "deny" && lower(coalesce(rule.direction, "inbound")) == "inbound" && (lower(coalesce(rule.protocol, "*")) == "*" || true) &&
          (covers_port(list(rule.destination_port_range, rule.destination_port_ranges), 0) || true) &&
          (is_world(list(rule.source_address_prefix, rule.source_address_prefixes)) || true),
          false,
        )
      ],
      anytrue([for network in list(self.source_address_prefix, self.source_address_prefixes) : strcontains(network, ":")]) ? [] : [
        { sources = ["::/0"], tcp = true, ports = "*", whole = true, holds = not_scanned("an IPv6 range of the network") }
      ],
    )
  }

  from "terraform" "azurerm_network_security_group" {
    for_each = [
      for rule in list(self.security_rule) : rule
      if try(lower(rule.access) == "allow" && lower(coalesce(rule.direction, "inbound")) == "inbound", false)
    ]

    # The CIS benchmark names three more spellings of any network.
    sources = list(
      contains(["0.0.0.0", "/0", "<nw>/0"], each.value.source_address_prefix) ? "0.0.0.0/0" : each.value.source_address_prefix,
      each.value.source_address_prefixes,
    )
    tcp   = contains(["*", "tcp"], lower(coalesce(each.value.protocol, "*")))
    udp   = lower(coalesce(each.value.protocol, "*")) == "udp"
    ports = list(each.value.destination_port_range, each.value.destination_port_ranges)
    spans_ports = anytrue([
      for range in list(each.value.destination_port_range, each.value.destination_port_ranges) : strcontains(range, "-")
    ])
    every_port = contains(["*", "tcp", "udp"], lower(coalesce(each.value.protocol, "*"))) && anytrue([
      for range in list(each.value.destination_port_range, each.value.destination_port_ranges) :
      contains(["*", "0-65535", "1-65535"], range)
    ])
    # The provider lets a group have rules of its own or rules that name it, not both.
    siblings = begins_world(list(each.value.source_address_prefix, each.value.source_address_prefixes)) ? [
      for rule in bounded(list(self.security_rule), 50) : {
        sources = list(rule.source_address_prefix, rule.source_address_prefixes)
        tcp     = contains(["*", "tcp"], lower(coalesce(rule.protocol, "*")))
        udp     = lower(coalesce(rule.protocol, "*")) == "udp"
        ports   = list(rule.destination_port_range, rule.destination_port_ranges)
      } if(
        lower(rule.access) == "allow" && lower(coalesce(rule.direction, "inbound")) == "inbound" && !is_world(list(rule.source_address_prefix, rule.source_address_prefixes)) &&
        contains(["*", each.value.destination_address_prefix], rule.destination_address_prefix) &&
        !keeps_out(
          [
            for denial in list(self.security_rule) : { sources = list(denial.source_address_prefix, denial.source_address_prefixes), holds = coalesce(denial.priority, 4097) < coalesce(rule.priority, 0) }
            if lower(denial.access) == "deny" && lower(coalesce(denial.direction, "inbound")) == "inbound" && contains(["*", lower(coalesce(rule.protocol, "*"))], lower(coalesce(denial.protocol, "*"))) && covers_port(list(denial.destination_port_range, denial.destination_port_ranges), list(rule.destination_port_range, rule.destination_port_ranges))
          ],
          list(rule.source_address_prefix, rule.source_address_prefixes),
        )
      )
    ] : []
    # Whatever is denied of IPv4, the rest of all networks is IPv6, which a network in Azure has where it is given some.
    denials = list(
      [
        for rule in list(self.security_rule) : {
          sources = list(rule.source_address_prefix, rule.source_address_prefixes)
          tcp     = contains(["*", "tcp"], lower(coalesce(rule.protocol, "*")))
          ports   = list(rule.destination_port_range, rule.destination_port_ranges)
          whole   = contains(["*", lower(coalesce(each.value.protocol, "*"))], lower(coalesce(rule.protocol, "*"))) && covers_port(list(rule.destination_port_range, rule.destination_port_ranges), list(each.value.destination_port_range, each.value.destination_port_ranges))
          holds = (
            try(coalesce(rule.priority, 4097) < coalesce(each.value.priority, 0), false) &&
            (rule.source_port_range == null && rule.source_port_ranges == null || covers_port(list(rule.source_port_range, rule.source_port_ranges), "*")) &&
            (
              contains(["*", "VirtualNetwork", each.value.destination_address_prefix], rule.destination_address_prefix) ||
              contains(list(rule.destination_address_prefixes), "*")
            )
          )
        } if try(
          lower(rule.access) == "deny" && lower(coalesce(rule.direction, "inbound")) == "inbound" && (lower(coalesce(rule.protocol, "*")) == "*" || true) &&
          (covers_port(list(rule.destination_port_range, rule.destination_port_ranges), 0) || true) &&
          (is_world(list(rule.source_address_prefix, rule.source_address_prefixes)) || true),
          false,
        )
      ],
      anytrue([for network in list(each.value.source_address_prefix, each.value.source_address_prefixes) : strcontains(network, ":")]) ? [] : [
        { sources = ["::/0"], tcp = true, ports = "*", whole = true, holds = not_scanned("an IPv6 range of the network") }
      ],
    )
  }

  from "terraform" "google_compute_firewall" {
    when     = coalesce(self.direction, "INGRESS") == "INGRESS" && !coalesce(self.disabled, false)
    for_each = self.allow

    # Up to provider 3.x a rule without any source was open to all; since 4.0 it is refused.
    sources = (
      self.source_tags == null && self.source_service_accounts == null
      ? coalesce(self.source_ranges, ["0.0.0.0/0"])
      : list(self.source_ranges)
    )
    tcp   = contains(["all", "tcp", "6"], lower(each.value.protocol))
    udp   = contains(["udp", "17"], lower(each.value.protocol))
    ports = length(coalesce(each.value.ports, [])) == 0 ? "*" : each.value.ports
    spans_ports = anytrue([for range in list(each.value.ports) : strcontains(range, "-")])
    every_port = contains(["all", "tcp", "6", "udp", "17"], lower(each.value.protocol)) && (
      length(coalesce(each.value.ports, [])) == 0 ||
      anytrue([for range in list(each.value.ports) : contains(["0-65535", "1-65535"], range)])
    )
    siblings = begins_world(list(self.source_ranges)) ? flatten([
      for rule in bounded(sharing(self.type, "network", self.network), 50) : [
        for allowed in list(rule.allow) : {
          sources = list(rule.source_ranges)
          tcp     = contains(["all", "tcp", "6"], lower(allowed.protocol))
          udp     = contains(["udp", "17"], lower(allowed.protocol))
          ports   = length(coalesce(allowed.ports, [])) == 0 ? "*" : allowed.ports
        }
        if !keeps_out(
          flatten([
            for other in sharing(self.type, "network", self.network) : [
              for denial in list(other.deny) : {
                sources = list(other.source_ranges)
                holds   = coalesce(other.priority, 1000) <= coalesce(rule.priority, 1000) && length(list(other.target_tags, other.target_service_accounts)) == 0 && other.certain
              }
              if contains(["all", lower(allowed.protocol)], lower(denial.protocol)) && (
                length(coalesce(denial.ports, [])) == 0 || covers_port(denial.ports, length(coalesce(allowed.ports, [])) == 0 ? ["*"] : allowed.ports)
              )
            ] if length(list(other.deny)) > 0 && coalesce(other.direction, "INGRESS") == "INGRESS" && !coalesce(other.disabled, false) && other.destination_ranges == null
          ]),
          list(rule.source_ranges),
        )
        ] if(
        length(list(rule.allow)) > 0 && coalesce(rule.direction, "INGRESS") == "INGRESS" && !coalesce(rule.disabled, false) && !is_world(rule.source_ranges) &&
        (
          length(list(rule.target_tags, rule.target_service_accounts)) == 0 || (
            length(list(self.target_tags, self.target_service_accounts)) > 0 && alltrue([
              for target in list(self.target_tags, self.target_service_accounts) :
              contains(list(rule.target_tags, rule.target_service_accounts), target)
            ])
          )
        ) && rule.certain
      )
    ]) : []
    # At the same priority, a rule that denies wins.
    denials = flatten([
      for rule in sharing(self.type, "network", self.network) : [
        for denial in list(rule.deny) : {
          sources = list(rule.source_ranges)
          tcp     = contains(["all", "tcp", "6"], lower(denial.protocol))
          ports   = length(coalesce(denial.ports, [])) == 0 ? "*" : denial.ports
          whole = contains(["all", lower(each.value.protocol)], lower(denial.protocol)) && (
            length(coalesce(denial.ports, [])) == 0 || covers_port(denial.ports, length(coalesce(each.value.ports, [])) == 0 ? ["*"] : each.value.ports)
          )
          holds = try(coalesce(rule.priority, 1000) <= coalesce(self.priority, 1000), false) && (
            length(list(rule.target_tags, rule.target_service_accounts)) == 0 || (
              length(list(self.target_tags, self.target_service_accounts)) > 0 && alltrue([
                for target in list(self.target_tags, self.target_service_accounts) :
                contains(list(rule.target_tags, rule.target_service_accounts), target)
              ])
            )
          ) && rule.certain
        }
      ] if length(list(rule.deny)) > 0 && coalesce(rule.direction, "INGRESS") == "INGRESS" && !coalesce(rule.disabled, false) && rule.destination_ranges == null
    ])
  }

  from "terraform" "google_compute_firewall_policy_rule" "google_compute_network_firewall_policy_rule" "google_compute_region_network_firewall_policy_rule" {
    when     = self.direction == "INGRESS" && self.action == "allow" && !coalesce(self.disabled, false)
    for_each = self.match.layer4_configs

    # A network context narrows the ranges: of these, none holds the internet.
    sources = (
      contains(["NON_INTERNET", "VPC_NETWORKS", "INTRA_VPC"], coalesce(self.match.src_network_context, self.match.src_network_scope, "-"))
      ? []
      : list(self.match.src_ip_ranges)
    )
    tcp     = contains(["all", "tcp", "6"], lower(each.value.ip_protocol))
    udp     = contains(["udp", "17"], lower(each.value.ip_protocol))
    ports   = length(coalesce(each.value.ports, [])) == 0 ? "*" : each.value.ports
    spans_ports = anytrue([for range in list(each.value.ports) : strcontains(range, "-")])
    every_port = contains(["all", "tcp", "6", "udp", "17"], lower(each.value.ip_protocol)) && (
      length(coalesce(each.value.ports, [])) == 0 ||
      anytrue([for range in list(each.value.ports) : contains(["0-65535", "1-65535"], range)])
    )
    siblings = begins_world(list(self.match.src_ip_ranges)) ? flatten([
      for rule in bounded(sharing(self.type, "firewall_policy", self.firewall_policy), 50) : [
        for allowed in list(rule.match.layer4_configs) : {
          sources = list(rule.match.src_ip_ranges)
          tcp     = contains(["all", "tcp", "6"], lower(allowed.ip_protocol))
          udp     = contains(["udp", "17"], lower(allowed.ip_protocol))
          ports   = length(coalesce(allowed.ports, [])) == 0 ? "*" : allowed.ports
        }
        if !keeps_out(
          flatten([
            for other in sharing(self.type, "firewall_policy", self.firewall_policy) : [
              for denial in list(other.match.layer4_configs) : { sources = list(other.match.src_ip_ranges), holds = other.priority < rule.priority && other.certain }
              if contains(["all", lower(allowed.ip_protocol)], lower(denial.ip_protocol)) && (
                length(coalesce(denial.ports, [])) == 0 || covers_port(denial.ports, length(coalesce(allowed.ports, [])) == 0 ? ["*"] : allowed.ports)
              )
            ] if other.action == "deny" && other.direction == "INGRESS" && !coalesce(other.disabled, false) && length(list(other.target_resources, other.target_service_accounts, other.target_secure_tags, other.target_secure_tag)) == 0 && alltrue([for name, value in list(other.match)[0] : contains(["src_ip_ranges", "layer4_configs"], name) || length(list(value)) == 0])
          ]),
          list(rule.match.src_ip_ranges),
        )
        ] if(
        rule.action == "allow" && rule.direction == "INGRESS" && !coalesce(rule.disabled, false) && !is_world(rule.match.src_ip_ranges) &&
        length(list(rule.target_resources, rule.target_service_accounts, rule.target_secure_tags, rule.target_secure_tag)) == 0 && alltrue([for name, value in list(rule.match)[0] : contains(["src_ip_ranges", "layer4_configs"], name) || length(list(value)) == 0]) && rule.certain
      )
    ]) : []
    # Only a rule without any further condition is sure to deny all of its sources.
    denials = flatten([
      for rule in sharing(self.type, "firewall_policy", self.firewall_policy) : [
        for denial in list(rule.match.layer4_configs) : {
          sources = list(rule.match.src_ip_ranges)
          tcp     = contains(["all", "tcp", "6"], lower(denial.ip_protocol))
          ports   = length(coalesce(denial.ports, [])) == 0 ? "*" : denial.ports
          whole = contains(["all", lower(each.value.ip_protocol)], lower(denial.ip_protocol)) && (
            length(coalesce(denial.ports, [])) == 0 || covers_port(denial.ports, length(coalesce(each.value.ports, [])) == 0 ? ["*"] : each.value.ports)
          )
          holds = try(rule.priority < self.priority, false) && rule.certain
        }
        ] if(
        rule.action == "deny" && rule.direction == "INGRESS" && !coalesce(rule.disabled, false) &&
        length(list(rule.target_resources, rule.target_service_accounts, rule.target_secure_tags, rule.target_secure_tag)) == 0 &&
        alltrue([for name, value in list(rule.match)[0] : contains(["src_ip_ranges", "layer4_configs"], name) || length(list(value)) == 0])
      )
    ])
  }

  from "terraform" "google_compute_firewall_policy_with_rules" "google_compute_network_firewall_policy_with_rules" "google_compute_region_network_firewall_policy_with_rules" {
    for_each = flatten([
      for rule in list(self.rule) : [for layer4 in list(rule.match.layer4_config) : { priority = rule.priority, match = rule.match, layer4 = layer4 }]
      if coalesce(rule.direction, "INGRESS") == "INGRESS" && rule.action == "allow" && !coalesce(rule.disabled, false)
    ])

    sources = (
      contains(["NON_INTERNET", "VPC_NETWORKS", "INTRA_VPC"], coalesce(each.value.match.src_network_scope, "-"))
      ? []
      : list(each.value.match.src_ip_ranges)
    )
    tcp     = contains(["all", "tcp", "6"], lower(each.value.layer4.ip_protocol))
    udp     = contains(["udp", "17"], lower(each.value.layer4.ip_protocol))
    ports   = length(coalesce(each.value.layer4.ports, [])) == 0 ? "*" : each.value.layer4.ports
    spans_ports = anytrue([for range in list(each.value.layer4.ports) : strcontains(range, "-")])
    every_port = contains(["all", "tcp", "6", "udp", "17"], lower(each.value.layer4.ip_protocol)) && (
      length(coalesce(each.value.layer4.ports, [])) == 0 ||
      anytrue([for range in list(each.value.layer4.ports) : contains(["0-65535", "1-65535"], range)])
    )
    siblings = begins_world(list(each.value.match.src_ip_ranges)) ? flatten([
      for rule in bounded(list(self.rule), 50) : [
        for allowed in list(rule.match.layer4_config) : {
          sources = list(rule.match.src_ip_ranges)
          tcp     = contains(["all", "tcp", "6"], lower(allowed.ip_protocol))
          udp     = contains(["udp", "17"], lower(allowed.ip_protocol))
          ports   = length(coalesce(allowed.ports, [])) == 0 ? "*" : allowed.ports
        }
        if !keeps_out(
          flatten([
            for other in list(self.rule) : [
              for denial in list(other.match.layer4_config) : { sources = list(other.match.src_ip_ranges), holds = other.priority < rule.priority }
              if contains(["all", lower(allowed.ip_protocol)], lower(denial.ip_protocol)) && (
                length(coalesce(denial.ports, [])) == 0 || covers_port(denial.ports, length(coalesce(allowed.ports, [])) == 0 ? ["*"] : allowed.ports)
              )
            ] if other.action == "deny" && coalesce(other.direction, "INGRESS") == "INGRESS" && !coalesce(other.disabled, false) && length(list(other.target_resources, other.target_service_accounts, other.target_secure_tags, other.target_secure_tag)) == 0 && alltrue([for name, value in list(other.match)[0] : contains(["src_ip_ranges", "layer4_config"], name) || length(list(value)) == 0])
          ]),
          list(rule.match.src_ip_ranges),
        )
        ] if(
        rule.action == "allow" && coalesce(rule.direction, "INGRESS") == "INGRESS" && !coalesce(rule.disabled, false) && !is_world(rule.match.src_ip_ranges) &&
        length(list(rule.target_resources, rule.target_service_accounts, rule.target_secure_tags, rule.target_secure_tag)) == 0 && alltrue([for name, value in list(rule.match)[0] : contains(["src_ip_ranges", "layer4_config"], name) || length(list(value)) == 0])
      )
    ]) : []
    # Only a rule without any further condition is sure to deny all of its sources.
    denials = flatten([
      for rule in list(self.rule) : [
        for denial in list(rule.match.layer4_config) : {
          sources = list(rule.match.src_ip_ranges)
          tcp     = contains(["all", "tcp", "6"], lower(denial.ip_protocol))
          ports   = length(coalesce(denial.ports, [])) == 0 ? "*" : denial.ports
          whole = contains(["all", lower(each.value.layer4.ip_protocol)], lower(denial.ip_protocol)) && (
            length(coalesce(denial.ports, [])) == 0 || covers_port(denial.ports, length(coalesce(each.value.layer4.ports, [])) == 0 ? ["*"] : each.value.layer4.ports)
          )
          holds = try(rule.priority < each.value.priority, false)
        }
        ] if(
        rule.action == "deny" && coalesce(rule.direction, "INGRESS") == "INGRESS" && !coalesce(rule.disabled, false) &&
        length(list(rule.target_resources, rule.target_service_accounts, rule.target_secure_tags, rule.target_secure_tag)) == 0 &&
        alltrue([for name, value in list(rule.match)[0] : contains(["src_ip_ranges", "layer4_config"], name) || length(list(value)) == 0])
      )
    ])
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
  }
}
