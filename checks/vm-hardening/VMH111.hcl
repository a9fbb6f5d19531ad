check "VMH111" {
  name        = "seccomp-by-annotation"
  title       = "A seccomp profile is asked for by an annotation that has no effect any more"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The profile takes away system calls that a workload does not need, and this shows that it is meant to and does not."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Since Kubernetes 1.27 the annotations `seccomp.security.alpha.kubernetes.io/pod` and `container.seccomp.security.alpha.kubernetes.io/…` are not read: the container runs without a profile, while its manifest says that it has one."
  remediation = "Set `securityContext.seccompProfile.type` on the pod or container (`security_context { seccomp_profile { type = … } }` in Terraform) to `RuntimeDefault`, or to `Localhost` with the profile, and remove the annotation."
  references = [
    "https://kubernetes.io/docs/tutorials/security/seccomp/",
    "https://kubernetes.io/docs/reference/labels-annotations-taints/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]

  on "container" {
    when    = self.linux && self.seccomp_annotation != null && self.seccomp_annotation != "unconfined"
    require = self.seccomp_written
    at      = self.seccomp_annotation
    message = "Container ${self.name} of ${self.address} has its seccomp profile in an annotation alone"
  }
}
