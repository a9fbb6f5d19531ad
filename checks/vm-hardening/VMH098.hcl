check "VMH098" {
  name        = "pod-security-off"
  title       = "The API server does not enforce the Pod Security Standards"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The plug-in holds the workloads of each namespace to the hardened configuration that its label asks for; without it the labels mean nothing."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "The plug-in `PodSecurity` is on unless it is turned off. Without it, and without another admission controller in its place, whoever may write pods starts privileged ones."
  remediation = "Remove `PodSecurity` from `--disable-admission-plugins` of kube-apiserver."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-admission/",
    "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#podsecurity",
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
  ]

  on "control_plane_component" {
    when    = self.name == "kube-apiserver"
    require = !contains(split(",", self.flags["disable-admission-plugins"] == null ? "" : self.flags["disable-admission-plugins"]), "PodSecurity")
    message = "${self.name} of ${self.address} does not enforce the Pod Security Standards"
  }
}
