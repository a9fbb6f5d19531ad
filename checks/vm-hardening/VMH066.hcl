check "VMH066" {
  name        = "no-security-context"
  title       = "Nothing is said of what a container may do"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A security context is where the hardened configuration of a workload is written, and this shows that there is none."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Without a security context of the container or of its pod the image decides what the process runs as, and it keeps what the runtime gives to everyone. What should be written there, other checks ask one by one."
  remediation = "Add a `securityContext` to the pod or to each container (`security_context` in Terraform), with `runAsNonRoot: true`, `allowPrivilegeEscalation: false`, `capabilities.drop: [\"ALL\"]` and `seccompProfile.type: RuntimeDefault`."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_29", "CKV_K8S_30"]
    trivy   = ["KSV-0118"]
  }

  on "container" {
    when    = self.complete
    require = anytrue([for context in self.security_contexts : length(keys(context)) > 0])
    message = "Container ${self.name} of ${self.address} has no security context, nor does its pod"
  }
}
