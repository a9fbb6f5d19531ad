check "VMH085" {
  name        = "policy-admits-host-processes"
  title       = "A policy for pods admits the process namespace of the host"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A namespace of its own is the border between a workload and its host, and the policy lets workloads take it away."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "In the process namespace of the host a container sees and can signal every process, and reads their environment. Whoever may use the policy may start such a pod."
  remediation = "Set `hostPID` to `false` (`host_pid` in Terraform, `allowHostPID` in SecurityContextConstraints). PodSecurityPolicy is gone since Kubernetes 1.25: label namespaces with `pod-security.kubernetes.io/enforce` instead."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-policy/",
    "https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/security_apis/securitycontextconstraints-security-openshift-io-v1",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_security_policy_v1beta1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_1"]
  }

  on "pod_security_policy" {
    deny    = self.host_pid
    message = "${self.address} admits pods in the process namespace of their host"
  }
}
