check "VMH084" {
  name        = "policy-admits-privileged"
  title       = "A policy for pods admits privileged containers"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The policy is the hardened configuration that all workloads under it are held to, and this shows that it holds them to nothing."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Whoever may use the policy may start a container that does all that its host may. One such policy is enough, since the most generous one that somebody may use counts."
  remediation = "Set `privileged` to `false` (`privileged` in Terraform, `allowPrivilegedContainer` in SecurityContextConstraints). PodSecurityPolicy is gone since Kubernetes 1.25: label namespaces with `pod-security.kubernetes.io/enforce` instead."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-policy/",
    "https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/security_apis/securitycontextconstraints-security-openshift-io-v1",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_security_policy_v1beta1",
  ]
  equivalents = {
    checkov       = ["CKV_K8S_2"]
    "kube-linter" = ["scc-deny-privileged-container"]
  }

  on "pod_security_policy" {
    deny    = self.privileged
    message = "${self.address} admits privileged containers"
  }
}
