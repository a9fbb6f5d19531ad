check "VMH086" {
  name        = "policy-admits-host-memory"
  title       = "A policy for pods admits the interprocess namespace of the host"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A namespace of its own is the border between a workload and its host, and the policy lets workloads take it away."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "In the interprocess namespace of the host a container reads and writes the shared memory of the host's processes. Whoever may use the policy may start such a pod."
  remediation = "Set `hostIPC` to `false` (`host_ipc` in Terraform, `allowHostIPC` in SecurityContextConstraints). PodSecurityPolicy is gone since Kubernetes 1.25: label namespaces with `pod-security.kubernetes.io/enforce` instead."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-policy/",
    "https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/security_apis/securitycontextconstraints-security-openshift-io-v1",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_security_policy_v1beta1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_3"]
  }

  on "pod_security_policy" {
    deny    = self.host_ipc
    message = "${self.address} admits pods in the interprocess namespace of their host"
  }
}
