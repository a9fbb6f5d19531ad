check "VMH074" {
  name        = "custom-selinux-options"
  title       = "A container leaves the confinement that SELinux has for containers"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The usual type is the hardened configuration of containers on such hosts, and the options show that the workload is given another."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "SELinux keeps containers from the host and from each other by their type. A type for other programs, such as `spc_t` or `unconfined_t`, or a user or role of its own, takes that border away."
  remediation = "Remove `user` and `role` from `securityContext.seLinuxOptions` (`se_linux_options` in Terraform), and let `type` be `container_t`, `container_init_t`, `container_kvm_t` or `container_engine_t`, or leave it out."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    trivy = ["KSV-0025"]
  }

  on "container" {
    when = self.linux
    require = (
      self.selinux == null ||
      (
        (self.selinux.type == null || contains(["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"], self.selinux.type)) &&
        (self.selinux.user == null || self.selinux.user == "") && (self.selinux.role == null || self.selinux.role == "")
      )
    )
    message = "Container ${self.name} of ${self.address} has SELinux options that are not those of containers"
  }
}
