check "VMH015" {
  name        = "added-capability"
  title       = "A container is given a kernel capability that the baseline for pods does not allow"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Each capability is a privilege beyond those of an ordinary process, and the control asks that only needed ones are given."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Each capability opens a part of the kernel that containers are kept from. Some of them, such as `SYS_ADMIN`, `SYS_PTRACE`, `SYS_MODULE` or `NET_ADMIN`, are enough to leave the container or to listen to its neighbours, and are told as high. `NET_RAW`, which runtimes give by themselves, is told as low."
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
    severity = anytrue([
      for capability in self.added_capabilities : contains(
        [
          "ALL", "BPF", "DAC_READ_SEARCH", "MAC_ADMIN", "MAC_OVERRIDE", "NET_ADMIN", "PERFMON", "SYS_ADMIN", "SYS_BOOT",
          "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO",
        ],
        trimprefix(upper(capability), "CAP_"),
      )
    ]) ? "high" : alltrue([
      for capability in self.added_capabilities : contains(
        [
          "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "NET_RAW",
          "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
        ],
        trimprefix(upper(capability), "CAP_"),
      )
    ]) ? "low" : "medium"
    message = "Container ${self.name} of ${self.address} is given ${join(", ", self.added_capabilities)}"
  }
}
