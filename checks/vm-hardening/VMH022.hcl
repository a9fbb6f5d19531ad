check "VMH022" {
  name        = "namespace-without-pod-security"
  title       = "A namespace lets pods with every privilege in"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The level that the namespace enforces is the hardened configuration that all its workloads are held to."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Without a level the API server takes pods that share the host's namespaces, mount its files or are privileged. With one, such a pod is refused, whoever wrote it."
  remediation = "Set the label `pod-security.kubernetes.io/enforce` of the namespace to `baseline` or `restricted`. Where another admission controller holds pods to a standard, suppress the finding and say which."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-admission/",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/namespace_v1",
  ]

  # What belongs to the cluster itself needs the privileges that others are kept from.
  on "namespace" {
    when    = !contains(["kube-system", "kube-public", "kube-node-lease"], self.name)
    require = contains(["baseline", "restricted"], self.labels["pod-security.kubernetes.io/enforce"])
    message = self.labels["pod-security.kubernetes.io/enforce"] == null ? "${self.address} enforces no level of Pod Security" : "${self.address} enforces the level ${self.labels["pod-security.kubernetes.io/enforce"]} of Pod Security, which refuses nothing"
  }
}
