check "NET017" {
  name        = "host-network"
  title       = "A pod shares the network of its node"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether the workload lives in the virtual network of pods, where network policies hold, or on the node's own network beside them."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "A pod on the node's network sees the node's traffic, reaches services that listen on the node alone, the metadata service among them, and is no longer subject to network policies. What breaks into it has the node's place in the network."
  remediation = "Remove `hostNetwork: true` from the pod's spec (`host_network = true` in Terraform), and reach the pod through a service."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/deployment_v1",
  ]
  equivalents = {
    checkov       = ["CKV_K8S_19"]
    trivy         = ["KSV-0009"]
    "kube-linter" = ["host-network"]
  }

  on "pod" {
    deny    = coalesce(self.spec.hostNetwork, false)
    message = "${self.address}${self.path == "" ? "" : " (${self.path})"} runs on the network of its node"
  }
}
