check "NET021" {
  name        = "pod-open-to-connections"
  title       = "No network policy limits who may connect to a pod"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Only a network policy draws a boundary between pods, and whether one selects the workload shows whether the virtual network is segregated where it runs."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Pods that no policy selects accept connections from every other pod of the cluster, so that whoever takes over one of them reaches all. It weighs more where the pod can be reached from outside of the cluster, and most where the whole internet is let in."
  remediation = "Add a NetworkPolicy whose `podSelector` selects the pods, with `Ingress` in its `policyTypes` and the sources that need them in `ingress`; best one with an empty `podSelector` and no rule in each namespace, and others that let in what is needed. In Terraform `kubernetes_network_policy_v1`. Policies of Cilium and Calico count as well."
  references = [
    "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    "https://docs.cilium.io/en/stable/security/policy/",
    "https://docs.tigera.io/calico/latest/reference/resources/networkpolicy",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/network_policy_v1",
  ]
  equivalents = {
    checkov       = ["CKV2_K8S_6"]
    "kube-linter" = ["non-isolated-pod"]
  }

  on "network_endpoint" {
    require  = anytrue([for policy in self.policies : policy.ingress && policy.certain])
    severity = (
      contains(traces([for way in self.ways_in : way.internet ? "internet" : "elsewhere"]), "internet") ? "high" :
      length(traces([for way in self.ways_in : way.through])) > 0 ? "medium" : "low"
    )
    message  = "No network policy among what was scanned limits who may connect to ${self.address}${
      length(traces([for way in self.ways_in : way.through])) == 0 ? "" : ", which can be reached from outside of the cluster through ${join(", ", traces([for way in self.ways_in : way.through]))}"
    }"
  }
}
