check "NET023" {
  name        = "network-policy-admits-everyone"
  title       = "A network policy lets everyone in on every port"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "A rule without any limit shows that the policy draws no boundary around the pods that it is about."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Policies add up: what one of them lets in comes in, whatever the others say. A rule for every address and every port undoes all policies for the same pods, those of a careful colleague among them."
  remediation = "Name the sources in `from`, or the ports in `ports` of the rule (`fromEndpoints`, `toPorts` for Cilium; `source`, `destination` for Calico), or take the rule away."
  references = [
    "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    "https://docs.cilium.io/en/stable/security/policy/",
    "https://docs.tigera.io/calico/latest/reference/resources/networkpolicy",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/network_policy_v1",
  ]
  equivalents = {
    trivy = ["KSV-0038"]
  }

  on "network_policy" {
    when    = self.ingress
    deny    = self.admits_everyone
    message = "${self.address} lets everyone in on every port of its pods"
  }
}
