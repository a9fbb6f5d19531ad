check "NET022" {
  name        = "pod-may-connect-anywhere"
  title       = "No network policy limits where a pod may connect to"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Only a network policy for outgoing traffic keeps a workload within its part of the virtual network, and whether one selects it shows whether there is such a limit."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A pod that may connect anywhere reaches the metadata service of its node, other tenants, and whoever waits for stolen data on the internet. A policy for outgoing traffic names what the workload needs."
  remediation = "Add a NetworkPolicy whose `podSelector` selects the pods, with `Egress` in its `policyTypes`, and name in `egress` where they must connect to, the cluster's DNS among it. In Terraform `kubernetes_network_policy_v1`. Policies of Cilium and Calico count as well."
  references = [
    "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    "https://docs.cilium.io/en/stable/security/policy/",
    "https://docs.tigera.io/calico/latest/reference/resources/networkpolicy",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/network_policy_v1",
  ]

  on "network_endpoint" {
    require = anytrue([for policy in self.policies : policy.egress && policy.certain])
    message = "No network policy among what was scanned limits where ${self.address} may connect to"
  }
}
