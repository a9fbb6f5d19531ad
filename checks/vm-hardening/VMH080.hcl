check "VMH080" {
  name        = "root-group"
  title       = "A container runs in the group of root"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Membership in the group of root is a privilege beyond those of an ordinary process, and the control asks that only needed ones are given."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Files that belong to root and are open to its group, in images, volumes and on the host, are the process's as well. With `fsGroup: 0` what it writes to volumes belongs to that group too."
  remediation = "Set `runAsGroup`, `fsGroup` and `supplementalGroups` in the `securityContext` (`run_as_group`, `fs_group`, `supplemental_groups` in Terraform) to numbers other than 0."
  references = [
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    trivy = ["KSV-0116"]
  }

  on "container" {
    when    = self.linux
    require = alltrue([for group in list(self.group, self.other_groups) : group != 0])
    message = "Container ${self.name} of ${self.address} runs in the group of root"
  }
}
