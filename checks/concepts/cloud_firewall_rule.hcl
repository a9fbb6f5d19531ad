# Rules that are disabled are none.
#
# group     what says which group it is in: the network, or the policy
# place     the project of a network that is only named
# allows    whether it lets traffic through, or denies it
# outgoing  whether it is for traffic out
# networks  networks that traffic comes from, or goes to. Up to provider 3.x a rule without any source was for all;
#           since 4.0 it is refused. Tags and accounts are no networks
# targets   the tags, accounts and networks that it is for
# for_all   whether it is for all machines
# plain     whether it has no condition beside these
# protocol  what `protocol_name` gives
# ports     what `covers_port` takes
# order     its priority: the lowest comes first
concept "cloud_firewall_rule" {
  summary = "A rule of a firewall of Google Cloud, for traffic in or out: of a network, or of a policy."

  from "terraform" "google_compute_firewall" {
    when     = !coalesce(self.disabled, false)
    for_each = self.allow

    group    = self.network
    place    = self.project
    allows   = true
    outgoing = coalesce(self.direction, "INGRESS") == "EGRESS"
    networks = (
      coalesce(self.direction, "INGRESS") == "EGRESS"
      ? coalesce(self.destination_ranges, ["0.0.0.0/0"])
      : self.source_tags == null && self.source_service_accounts == null
      ? coalesce(self.source_ranges, ["0.0.0.0/0"])
      : list(self.source_ranges)
    )
    targets  = list(self.target_tags, self.target_service_accounts)
    for_all  = length(list(self.target_tags, self.target_service_accounts)) == 0
    plain    = coalesce(self.direction, "INGRESS") == "EGRESS" || self.destination_ranges == null
    protocol = protocol_name(each.value.protocol)
    ports    = length(coalesce(each.value.ports, [])) == 0 ? "*" : each.value.ports
    order    = coalesce(self.priority, 1000)
  }

  from "terraform" "google_compute_firewall" {
    when     = !coalesce(self.disabled, false)
    for_each = self.deny

    group    = self.network
    place    = self.project
    allows   = false
    outgoing = coalesce(self.direction, "INGRESS") == "EGRESS"
    networks = (
      coalesce(self.direction, "INGRESS") == "EGRESS"
      ? coalesce(self.destination_ranges, ["0.0.0.0/0"])
      : self.source_tags == null && self.source_service_accounts == null
      ? coalesce(self.source_ranges, ["0.0.0.0/0"])
      : list(self.source_ranges)
    )
    targets  = list(self.target_tags, self.target_service_accounts)
    for_all  = length(list(self.target_tags, self.target_service_accounts)) == 0
    plain    = coalesce(self.direction, "INGRESS") == "EGRESS" || self.destination_ranges == null
    protocol = protocol_name(each.value.protocol)
    ports    = length(coalesce(each.value.ports, [])) == 0 ? "*" : each.value.ports
    order    = coalesce(self.priority, 1000)
  }

  from "terraform" "google_compute_firewall_policy_rule" "google_compute_network_firewall_policy_rule" "google_compute_region_network_firewall_policy_rule" {
    when     = contains(["allow", "deny"], self.action) && self.direction != null && !coalesce(self.disabled, false)
    for_each = self.match.layer4_configs

    group    = self.firewall_policy
    place    = null
    allows   = self.action == "allow"
    outgoing = self.direction == "EGRESS"
    # A network context narrows the ranges: of these, none holds the internet.
    networks = (
      contains(["NON_INTERNET", "VPC_NETWORKS", "INTRA_VPC"], self.direction == "EGRESS" ? coalesce(self.match.dest_network_context, self.match.dest_network_scope, "-") : coalesce(self.match.src_network_context, self.match.src_network_scope, "-"))
      ? []
      : list(self.direction == "EGRESS" ? self.match.dest_ip_ranges : self.match.src_ip_ranges)
    )
    targets = list(self.target_resources, self.target_service_accounts)
    for_all = length(list(self.target_resources, self.target_service_accounts, self.target_secure_tags)) == 0
    plain = length(list(self.target_secure_tags)) == 0 && alltrue([
      for name, value in list(self.match)[0] :
      contains([self.direction == "EGRESS" ? "dest_ip_ranges" : "src_ip_ranges", "layer4_configs"], name) || length(list(value)) == 0
    ])
    protocol = protocol_name(each.value.ip_protocol)
    ports    = length(coalesce(each.value.ports, [])) == 0 ? "*" : each.value.ports
    order    = self.priority
  }

  from "terraform" "google_compute_firewall_policy_with_rules" "google_compute_network_firewall_policy_with_rules" "google_compute_region_network_firewall_policy_with_rules" {
    for_each = flatten([
      for rule in list(self.rule) : [for layer4 in list(rule.match.layer4_config) : { rule = rule, layer4 = layer4 }]
      if contains(["allow", "deny"], rule.action) && !coalesce(rule.disabled, false)
    ])

    group    = self.address
    place    = null
    allows   = each.value.rule.action == "allow"
    outgoing = each.value.rule.direction == "EGRESS"
    # A network context narrows the ranges: of these, none holds the internet.
    networks = (
      contains(["NON_INTERNET", "VPC_NETWORKS", "INTRA_VPC"], each.value.rule.direction == "EGRESS" ? coalesce(each.value.rule.match.dest_network_scope, "-") : coalesce(each.value.rule.match.src_network_scope, "-"))
      ? []
      : list(each.value.rule.direction == "EGRESS" ? each.value.rule.match.dest_ip_ranges : each.value.rule.match.src_ip_ranges)
    )
    targets = list(each.value.rule.target_resources, each.value.rule.target_service_accounts)
    for_all = length(list(each.value.rule.target_resources, each.value.rule.target_service_accounts, each.value.rule.target_secure_tags)) == 0
    plain = length(list(each.value.rule.target_secure_tags)) == 0 && alltrue([
      for name, value in list(each.value.rule.match)[0] :
      contains([each.value.rule.direction == "EGRESS" ? "dest_ip_ranges" : "src_ip_ranges", "layer4_config"], name) || length(list(value)) == 0
    ])
    protocol = protocol_name(each.value.layer4.ip_protocol)
    ports    = length(coalesce(each.value.layer4.ports, [])) == 0 ? "*" : each.value.layer4.ports
    order    = each.value.rule.priority
  }
}
