# Policies add up: a pod is isolated as soon as one of them isolates it, and what any of them lets in
# comes in.
#
# namespace           left out where the kind has none: it is about pods of all namespaces
# selector            the pods that it is about
# namespace_selector  the namespaces that it is about
# ingress             whether what it does not let in is kept out of those pods
# egress              whether what it does not let out is kept in
# admits_everyone     whether it lets every address in on every port
# lets_out_everywhere whether it lets its pods connect to every address on every port
# sources             networks by address that it lets in, on whatever ports
# destinations        networks by address that it lets its pods connect to
#
# Calico's policies for hosts, those that are only staged, and those that pick pods by their service
# accounts are left out.
concept "network_policy" {
  summary = "A policy about which connections pods may have."

  from "concept" "kubernetes_network_policy" {
    namespace = self.namespace
    selector  = self.spec.podSelector == null ? {} : self.spec.podSelector
    ingress   = length(list(self.spec.policyTypes)) == 0 || contains(list(self.spec.policyTypes), "Ingress")
    egress = (
      contains(list(self.spec.policyTypes), "Egress") ||
      (length(list(self.spec.policyTypes)) == 0 && length(list(self.spec.egress)) > 0)
    )
    # Asked of all rules, then of those for all ports: whom nothing lets in is no matter of ports that are not known.
    admits_everyone = alltrue([
      for rules in [
        list(self.spec.ingress),
        [
          for rule in list(self.spec.ingress) : rule if length(list(rule.ports)) == 0 || alltrue([
            for protocol in ["TCP", "UDP", "SCTP"] : anytrue([
              for port in list(rule.ports) : coalesce(port.protocol, "TCP") == protocol &&
              (port.port == null || (contains(["0", "1"], tostring(port.port)) && port.endPort == 65535))
            ])
          ])
        ],
        ] : (
        anytrue([
          for rule in rules : length(list(rule.from)) == 0 ||
          is_world([for peer in list(rule.from) : peer.ipBlock.cidr if length(list(peer.ipBlock.except)) == 0])
        ]) ||
        # What one peer or rule leaves out, another may let in.
        anytrue([
          for everyone in ["0.0.0.0/0", "::/0"] : length(networks_without(everyone, [
            for rule in rules : [for peer in list(rule.from) : networks_without(peer.ipBlock.cidr, peer.ipBlock.except)]
          ])) == 0
        ])
      )
    ])
    lets_out_everywhere = anytrue([
      for rule in list(self.spec.egress) : (
        length(list(rule.ports)) == 0 && (
          length(list(rule.to)) == 0 ||
          is_world([for peer in list(rule.to) : peer.ipBlock.cidr if length(list(peer.ipBlock.except)) == 0])
        )
      )
    ])
    sources      = [for rule in list(self.spec.ingress) : [for peer in list(rule.from) : peer.ipBlock.cidr]]
    destinations = [for rule in list(self.spec.egress) : [for peer in list(rule.to) : peer.ipBlock.cidr]]
  }

  from "kubernetes" "CiliumNetworkPolicy.cilium.io" {
    for_each = list(self.spec, self.specs)
    when     = each.value.endpointSelector != null

    namespace = self.metadata.namespace
    selector  = each.value.endpointSelector
    ingress   = coalesce(each.value.enableDefaultDeny.ingress, length(list(each.value.ingress, each.value.ingressDeny)) > 0)
    egress    = coalesce(each.value.enableDefaultDeny.egress, length(list(each.value.egress, each.value.egressDeny)) > 0)
    admits_everyone = anytrue([
      for rule in list(each.value.ingress) : (
        length(list(rule.toPorts, rule.icmps)) == 0 && (
          contains(list(rule.fromEntities), "all") ||
          is_world(flatten(list(rule.fromCIDR, [for set in list(rule.fromCIDRSet) : set.cidr if length(list(set.except)) == 0]))) ||
          anytrue([
            for everyone in ["0.0.0.0/0", "::/0"] : length(networks_without(everyone, [
              for set in list(rule.fromCIDRSet) : networks_without(set.cidr, set.except)
            ])) == 0
          ])
        )
      )
    ])
    lets_out_everywhere = anytrue([
      for rule in list(each.value.egress) : (
        length(list(rule.toPorts, rule.icmps)) == 0 && (
          contains(list(rule.toEntities), "all") ||
          is_world(flatten(list(rule.toCIDR, [for set in list(rule.toCIDRSet) : set.cidr if length(list(set.except)) == 0])))
        )
      )
    ])
    sources = flatten([
      for rule in list(each.value.ingress) : list(
        rule.fromCIDR, [for set in list(rule.fromCIDRSet) : set.cidr], [for entity in list(rule.fromEntities) : "0.0.0.0/0" if contains(["all", "world", "world-ipv4"], entity)],
      )
    ])
    destinations = flatten([
      for rule in list(each.value.egress) : list(
        rule.toCIDR, [for set in list(rule.toCIDRSet) : set.cidr], [for entity in list(rule.toEntities) : "0.0.0.0/0" if contains(["all", "world", "world-ipv4"], entity)],
      )
    ])
  }
  from "kubernetes" "CiliumClusterwideNetworkPolicy.cilium.io" {
    for_each = list(self.spec, self.specs)
    when     = each.value.endpointSelector != null

    selector = each.value.endpointSelector
    ingress  = coalesce(each.value.enableDefaultDeny.ingress, length(list(each.value.ingress, each.value.ingressDeny)) > 0)
    egress   = coalesce(each.value.enableDefaultDeny.egress, length(list(each.value.egress, each.value.egressDeny)) > 0)
    admits_everyone = anytrue([
      for rule in list(each.value.ingress) : (
        length(list(rule.toPorts, rule.icmps)) == 0 && (
          contains(list(rule.fromEntities), "all") ||
          is_world(flatten(list(rule.fromCIDR, [for set in list(rule.fromCIDRSet) : set.cidr if length(list(set.except)) == 0]))) ||
          anytrue([
            for everyone in ["0.0.0.0/0", "::/0"] : length(networks_without(everyone, [
              for set in list(rule.fromCIDRSet) : networks_without(set.cidr, set.except)
            ])) == 0
          ])
        )
      )
    ])
    lets_out_everywhere = anytrue([
      for rule in list(each.value.egress) : (
        length(list(rule.toPorts, rule.icmps)) == 0 && (
          contains(list(rule.toEntities), "all") ||
          is_world(flatten(list(rule.toCIDR, [for set in list(rule.toCIDRSet) : set.cidr if length(list(set.except)) == 0])))
        )
      )
    ])
    sources = flatten([
      for rule in list(each.value.ingress) : list(
        rule.fromCIDR, [for set in list(rule.fromCIDRSet) : set.cidr], [for entity in list(rule.fromEntities) : "0.0.0.0/0" if contains(["all", "world", "world-ipv4"], entity)],
      )
    ])
    destinations = flatten([
      for rule in list(each.value.egress) : list(
        rule.toCIDR, [for set in list(rule.toCIDRSet) : set.cidr], [for entity in list(rule.toEntities) : "0.0.0.0/0" if contains(["all", "world", "world-ipv4"], entity)],
      )
    ])
  }

  from "kubernetes" "NetworkPolicy.projectcalico.org" "NetworkPolicy.crd.projectcalico.org" {
    when = self.spec.serviceAccountSelector == null

    namespace = self.metadata.namespace
    selector  = coalesce(self.spec.selector, "all()")
    ingress = (
      contains(list(self.spec.types), "Ingress") ||
      (length(list(self.spec.types)) == 0 && (length(list(self.spec.ingress)) > 0 || length(list(self.spec.egress)) == 0))
    )
    egress = (
      contains(list(self.spec.types), "Egress") ||
      (length(list(self.spec.types)) == 0 && length(list(self.spec.egress)) > 0)
    )
    admits_everyone = anytrue([
      for rule in list(self.spec.ingress) : alltrue([for key in keys(rule) : contains(["action", "metadata"], key)]) && rule.action == "Allow"
    ])
    lets_out_everywhere = anytrue([
      for rule in list(self.spec.egress) : alltrue([for key in keys(rule) : contains(["action", "metadata"], key)]) && rule.action == "Allow"
    ])
    sources      = flatten([for rule in list(self.spec.ingress) : list(rule.source.nets) if rule.action == "Allow"])
    destinations = flatten([for rule in list(self.spec.egress) : list(rule.destination.nets) if rule.action == "Allow"])
  }
  from "kubernetes" "GlobalNetworkPolicy.projectcalico.org" "GlobalNetworkPolicy.crd.projectcalico.org" {
    when = (
      self.spec.serviceAccountSelector == null &&
      !coalesce(self.spec.preDNAT, false) && !coalesce(self.spec.doNotTrack, false)
    )

    selector           = coalesce(self.spec.selector, "all()")
    namespace_selector = self.spec.namespaceSelector
    ingress = (
      contains(list(self.spec.types), "Ingress") ||
      (length(list(self.spec.types)) == 0 && (length(list(self.spec.ingress)) > 0 || length(list(self.spec.egress)) == 0))
    )
    egress = (
      contains(list(self.spec.types), "Egress") ||
      (length(list(self.spec.types)) == 0 && length(list(self.spec.egress)) > 0)
    )
    admits_everyone = anytrue([
      for rule in list(self.spec.ingress) : alltrue([for key in keys(rule) : contains(["action", "metadata"], key)]) && rule.action == "Allow"
    ])
    lets_out_everywhere = anytrue([
      for rule in list(self.spec.egress) : alltrue([for key in keys(rule) : contains(["action", "metadata"], key)]) && rule.action == "Allow"
    ])
    sources      = flatten([for rule in list(self.spec.ingress) : list(rule.source.nets) if rule.action == "Allow"])
    destinations = flatten([for rule in list(self.spec.egress) : list(rule.destination.nets) if rule.action == "Allow"])
  }

  # What these do not deny is up to the policies below them.
  from "kubernetes" "AdminNetworkPolicy.policy.networking.k8s.io" "BaselineAdminNetworkPolicy.policy.networking.k8s.io" {
    selector           = self.spec.subject.pods.podSelector == null ? {} : self.spec.subject.pods.podSelector
    namespace_selector = self.spec.subject.pods != null ? self.spec.subject.pods.namespaceSelector : self.spec.subject.namespaces
    ingress = anytrue([
      for rule in list(self.spec.ingress) : rule.action == "Deny" && length(list(rule.ports)) == 0 &&
      anytrue([for peer in list(rule.from) : peer.namespaces != null && length(keys(peer.namespaces)) == 0])
    ])
    egress = anytrue([
      for rule in list(self.spec.egress) : rule.action == "Deny" && length(list(rule.ports)) == 0 &&
      anytrue([for peer in list(rule.to) : is_world(peer.networks)])
    ])
    admits_everyone = false
  }
}
