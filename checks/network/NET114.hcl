check "NET114" {
  name        = "plain-api-server"
  title       = "The API server can be reached without TLS and credentials"
  controls    = { "27017:2015" = ["CLD.13.1.4", "CLD.9.5.2"], "27017:2026" = ["8.20", "8.9"] }
  because     = "An open listener of the control plane shows that the network's boundary is all that stands before it."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "On its insecure port the API server asks nobody who they are and allows everything. Kubernetes took the port away in release 1.24; before 1.20 it was open on the loopback address unless it was set to 0."
  remediation = "Set `--insecure-port=0` and remove `--insecure-bind-address` from kube-apiserver's flags, or both where the release has them no more."
  references = [
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
    "https://github.com/kubernetes/kubernetes/blob/master/CHANGELOG/CHANGELOG-1.24.md",
  ]
  equivalents = {
    checkov = ["CKV_K8S_86", "CKV_K8S_88"]
  }

  on "control_plane_component" {
    when    = self.name == "kube-apiserver"
    deny    = coalesce(self.flags["insecure-port"], "0") != "0"
    message = "${self.name} of ${self.address} listens without TLS on port ${self.flags["insecure-port"]}"
  }

  on "control_plane_component" {
    when    = self.name == "kube-apiserver"
    require = self.flags["insecure-bind-address"] == null
    message = "${self.name} of ${self.address} listens without TLS on ${self.flags["insecure-bind-address"]}"
  }
}
