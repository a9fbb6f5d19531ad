check "VMH013" {
  name        = "privilege-escalation"
  title       = "A container can gain more privileges than it started with"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Forbidding escalation reduces what a process can become to what it needs, as the control asks for the machine."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Without `no_new_privs` a program with the set-user-id bit turns an ordinary user of the container into root. Few workloads need that, and Kubernetes allows it unless it is told not to."
  remediation = "Set `securityContext.allowPrivilegeEscalation: false` on each container (`security_context { allow_privilege_escalation = false }` in Terraform)."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    checkov       = ["CKV_K8S_20"]
    trivy         = ["KSV-0001"]
    "kube-linter" = ["privilege-escalation-container"]
  }

  on "container" {
    when    = self.linux && self.complete
    # To be privileged, or to have SYS_ADMIN, means it, whatever is written.
    deny    = self.privilege_escalation || self.privileged || contains(self.added_capabilities, "SYS_ADMIN")
    message = "Container ${self.name} of ${self.address} can gain privileges"
  }
}
