check "VMH015" {
  name        = "added-capability"
  title       = "A container is given a dangerous kernel capability"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Each capability is a privilege beyond those of an ordinary process, and the control asks that only needed ones are given."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Capabilities such as `SYS_ADMIN`, `SYS_PTRACE`, `SYS_MODULE` or `NET_ADMIN` are each enough to leave the container or to listen to its neighbours. Those that containers start with anyway are left alone here."
  remediation = "Remove from `securityContext.capabilities.add` all but `AUDIT_WRITE`, `CHOWN`, `DAC_OVERRIDE`, `FOWNER`, `FSETID`, `KILL`, `MKNOD`, `NET_BIND_SERVICE`, `SETFCAP`, `SETGID`, `SETPCAP`, `SETUID` and `SYS_CHROOT`."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    trivy = ["KSV-0022"]
  }

  on "container" {
    require = alltrue([
      for capability in self.added_capabilities : contains(
        [
          "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE",
          "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
        ],
        trimprefix(upper(capability), "CAP_"),
      )
    ])
    message = "Container ${self.name} of ${self.address} is given a capability that leads out of it"
  }
}
