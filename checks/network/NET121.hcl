check "NET121" {
  name        = "policy-admits-host-network"
  title       = "A policy for pods admits the network of the host"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The policy decides whether workloads must live in the virtual network of pods, where network policies hold, or may leave it for the node's own."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A pod on the node's network sees the node's traffic, reaches services that listen on the node alone, and is not subject to network policies. Whoever may use the policy may start such a pod."
  remediation = "Set `hostNetwork` to `false` (`host_network` in Terraform, `allowHostNetwork` in SecurityContextConstraints). PodSecurityPolicy is gone since Kubernetes 1.25: label namespaces with `pod-security.kubernetes.io/enforce` instead."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-policy/",
    "https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/security_apis/securitycontextconstraints-security-openshift-io-v1",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_security_policy_v1beta1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_4"]
  }

  on "pod_security_policy" {
    deny    = self.host_network
    message = "${self.address} admits pods on the network of their node"
  }
}
