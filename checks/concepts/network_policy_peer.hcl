# Peers in other namespaces, and peers by address, are left out: of those nothing can be expected among what
# was scanned.
#
# pods  those that the peer selects: each `certain`, or not
concept "network_policy_peer" {
  summary = "The pods of its own namespace that a rule of a NetworkPolicy names by their labels."

  from "concept" "kubernetes_network_policy" {
    for_each = [
      for peer in flatten([
        [for rule in list(self.spec.ingress) : list(rule.from)], [for rule in list(self.spec.egress) : list(rule.to)],
      ]) : peer.podSelector if peer.podSelector != null && peer.namespaceSelector == null
    ]

    selector = each.value
    pods     = selected("pod", { namespace = self.namespace, selector = each.value })
  }
}
