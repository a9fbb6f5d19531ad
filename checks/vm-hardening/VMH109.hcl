check "VMH109" {
  name        = "no-security-context-of-its-own"
  title       = "A container has no security context of its own beside the one of its pod"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Half of the hardened configuration of a workload can be written at the container only, and this shows that nothing is."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Capabilities, privilege escalation and the read-only root file system have no setting for the whole pod: whatever the pod says, a container without a context of its own has the runtime's capabilities and may gain others."
  remediation = "Add a `securityContext` to each container (`security_context` in Terraform), with `allowPrivilegeEscalation: false`, `capabilities.drop: [\"ALL\"]` and `readOnlyRootFilesystem: true`."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_30"]
    trivy   = ["KSV-0118"]
  }

  # Where the pod has none either, VMH066 says so.
  on "container" {
    when    = self.complete && anytrue([for context in self.security_contexts : length(keys(context)) > 0])
    require = self.own_security_context != null && length(keys(self.own_security_context)) > 0
    message = "Container ${self.name} of ${self.address} has no security context of its own"
  }
}
