check "VMH110" {
  name        = "no-security-context-of-the-pod"
  title       = "A pod has no security context beside those of its containers"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The pod's security context is the hardened configuration of all that runs in it, and this shows that there is none."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "What each container says of itself does not hold for those that come later: a sidecar that is put in when the pod is made, or a container for debugging. They have the user, the groups and the seccomp profile that the pod names, or those of their image."
  remediation = "Add a `securityContext` to the specification of the pod (`security_context` in Terraform), with `runAsNonRoot: true` and `seccompProfile.type: RuntimeDefault`."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    trivy = ["KSV-0118"]
  }

  # Where its containers have none either, VMH066 says so.
  on "pod" {
    when = anytrue([
      for container in list(self.spec.containers) : container.securityContext != null && length(keys(container.securityContext)) > 0
    ])
    require = self.spec.securityContext != null && length(keys(self.spec.securityContext)) > 0
    message = "${self.address}${self.path == "" ? "" : " (${self.path})"} has no security context"
  }
}
