check "VMH069" {
  name        = "unsafe-kernel-parameter"
  title       = "A pod sets a kernel parameter that is not kept apart from other pods"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A parameter outside of the safe set changes the kernel that all pods of the node share, whose configuration the control asks to be kept hardened."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Only a few kernel parameters hold for one pod alone and within its limits. Others can starve or disturb the neighbours on the node, which is why the kubelet refuses them unless it was told otherwise."
  remediation = "Remove the parameter from `securityContext.sysctls` (`security_context { sysctl { … } }` in Terraform), or set it on nodes that are kept for this workload."
  references = [
    "https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    trivy         = ["KSV-0026"]
    "kube-linter" = ["unsafe-sysctls"]
  }

  # The set of release 1.37; those that came with earlier releases are in it.
  on "kernel_parameter" {
    require = contains(
      [
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_local_reserved_ports",
        "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ping_group_range", "net.ipv4.tcp_fin_timeout",
        "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_keepalive_time",
        "net.ipv4.tcp_notsent_lowat", "net.ipv4.tcp_rmem", "net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_syncookies",
        "net.ipv4.tcp_wmem",
      ],
      replace(self.name, "/", "."),
    )
    message = "${self.address} sets the kernel parameter ${self.name}"
  }
}
