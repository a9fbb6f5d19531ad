check "NET119" {
  name        = "network-policy-lets-everything-out"
  title       = "A network policy lets pods connect anywhere on every port"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "A rule without any limit shows that the policy draws no boundary around what its pods may reach."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Policies add up: what one of them lets out goes out, whatever the others say. A rule for every address and every port undoes all policies for the same pods."
  remediation = "Name the destinations in `to`, or the ports in `ports` of the rule (`toEndpoints`, `toPorts` for Cilium; `destination` for Calico), or take the rule away."
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
    when    = self.egress
    deny    = self.lets_out_everywhere
    message = "${self.address} lets its pods connect anywhere on every port"
  }
}
