check "VMH087" {
  name        = "policy-admits-escalation"
  title       = "A policy for pods admits processes that gain privileges"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Forbidding escalation reduces what processes can become to what they need, and the policy is where all workloads can be held to it."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Without `no_new_privs` a program with the set-user-id bit turns an ordinary user of a container into root. A policy that does not forbid it allows it."
  remediation = "Set `allowPrivilegeEscalation` to `false` (`allow_privilege_escalation` in Terraform, `allowPrivilegeEscalation` in SecurityContextConstraints). PodSecurityPolicy is gone since Kubernetes 1.25: label namespaces with `pod-security.kubernetes.io/enforce` instead."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-policy/",
    "https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/security_apis/securitycontextconstraints-security-openshift-io-v1",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_security_policy_v1beta1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_5"]
  }

  on "pod_security_policy" {
    deny    = self.privilege_escalation
    message = "${self.address} admits containers whose processes gain privileges"
  }
}
