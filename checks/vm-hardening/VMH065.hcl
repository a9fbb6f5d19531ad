check "VMH065" {
  name        = "capability-beyond-restricted"
  title       = "A container is given capabilities beyond the one that restricted pods may have"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Each capability is a privilege beyond those of an ordinary process, and the control asks that only needed ones are given."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Of all capabilities only `NET_BIND_SERVICE` is harmless enough for the restricted level of the Pod Security Standards. The others change owners of files, act as other users, or reach further into the kernel."
  remediation = "Remove from `securityContext.capabilities.add` all but `NET_BIND_SERVICE`; run the process as the user that owns its files instead of one that may override their permissions."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_25"]
    trivy   = ["KSV-0106"]
  }

  on "container" {
    require = alltrue([
      for capability in self.added_capabilities : trimprefix(upper(capability), "CAP_") == "NET_BIND_SERVICE"
    ])
    message = "Container ${self.name} of ${self.address} is given ${join(", ", self.added_capabilities)}"
  }
}
