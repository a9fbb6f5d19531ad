check "VMH068" {
  name        = "unmasked-proc"
  title       = "A container sees the whole /proc of its node"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The masked parts of `/proc` are what a hardened container is kept from; this attribute shows that the mask was taken off."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "The runtime hides and write-protects those files of `/proc` through which the kernel can be read and changed. Without the mask a process finds secrets of the kernel there and may write to its switches."
  remediation = "Remove `securityContext.procMount`, or set it to `Default`."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/",
  ]
  equivalents = {
    trivy         = ["KSV-0027"]
    "kube-linter" = ["unsafe-proc-mount"]
  }

  on "container" {
    require = self.proc_mount == "Default"
    message = "Container ${self.name} of ${self.address} sees the whole /proc of its node"
  }
}
