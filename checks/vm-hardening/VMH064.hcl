check "VMH064" {
  name        = "capability-beyond-container"
  title       = "A container is given a capability that reaches past its border"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "These capabilities give the workload what its host may do, the opposite of the reduction to what is needed that the control asks for."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "With `SYS_ADMIN` a process mounts file systems and changes namespaces, with `SYS_MODULE` it loads code into the kernel, with `NET_RAW` it listens to its neighbours and speaks in their name. `ALL` is all of it."
  remediation = "Remove `NET_RAW`, `SYS_ADMIN`, `SYS_MODULE` and `ALL` from `securityContext.capabilities.add` (`security_context { capabilities { add = […] } }` in Terraform)."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_39"]
    trivy   = ["KSV-0005", "KSV-0119", "KSV-0120"]
  }

  on "container" {
    require = alltrue([
      for capability in self.added_capabilities : !contains(["ALL", "NET_RAW", "SYS_ADMIN", "SYS_MODULE"], trimprefix(upper(capability), "CAP_"))
    ])
    message = "Container ${self.name} of ${self.address} is given ${join(", ", self.added_capabilities)}"
  }
}
