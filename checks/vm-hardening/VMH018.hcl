check "VMH018" {
  name        = "unconfined-system-calls"
  title       = "A container may use every system call"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A seccomp profile takes away the system calls that a workload does not need, a reduction that the control asks for."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Kernel flaws are reached through system calls, mostly through rare ones. The default profile of the container runtime blocks these and disturbs almost nothing, but Kubernetes uses it only when it is asked to."
  remediation = "Set `securityContext.seccompProfile.type: RuntimeDefault` on the pod (`security_context { seccomp_profile { type = \"RuntimeDefault\" } }` in Terraform), or `Localhost` with a profile of your own."
  references = [
    "https://kubernetes.io/docs/tutorials/security/seccomp/",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_31"]
    trivy   = ["KSV-0030", "KSV-0104"]
  }

  # That an annotation alone has no effect any more is asked by VMH111.
  on "container" {
    when = self.linux && self.complete
    require = (
      contains(["RuntimeDefault", "Localhost"], self.seccomp) ||
      (!self.seccomp_written && matches("^((runtime|docker)/default|localhost/.+)$", self.seccomp_annotation))
    )
    at      = self.seccomp
    message = "Container ${self.name} of ${self.address} runs without a seccomp profile"
  }
}
