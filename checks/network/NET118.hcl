check "NET118" {
  name        = "network-policy-names-internet-as-destination"
  title       = "A network policy lets pods connect to the whole internet"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The rule names every address there is, and so shows that nothing keeps the workload within its part of the network."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "A network of all addresses lets an intruder send out what was found and fetch what is needed next, and reach the metadata service of the node where it is not left out."
  remediation = "Name in `ipBlock.cidr` (`ip_block { cidr = … }` in Terraform) the networks that the workload needs; `toCIDR`, or better `toFQDNs`, for Cilium, `destination.nets` for Calico."
  references = [
    "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    "https://docs.cilium.io/en/stable/security/policy/",
    "https://docs.tigera.io/calico/latest/reference/resources/networkpolicy",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/network_policy_v1",
  ]
  equivalents = {
    trivy = ["KUBE-0002"]
  }

  on "network_policy" {
    when    = self.egress
    deny    = is_world(self.destinations)
    message = "${self.address} lets its pods connect to every address"
  }
}
