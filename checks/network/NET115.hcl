check "NET115" {
  name        = "secure-port-off"
  title       = "The API server has its port for TLS turned off"
  controls    = { "27017:2015" = ["CLD.13.1.4", "CLD.9.5.2"], "27017:2026" = ["8.20", "8.9"] }
  because     = "Without the port only connections that are neither encrypted nor checked are left on the network."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "With `--secure-port=0` the API server does not serve TLS at all, so that whoever uses it does so in plain text and without credentials. Current releases refuse to start with it."
  remediation = "Remove `--secure-port=0` from kube-apiserver's flags: the port is 6443 unless it is set."
  references = [
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
  ]
  equivalents = {
    checkov = ["CKV_K8S_89"]
    trivy   = ["KCV-0017"]
  }

  on "control_plane_component" {
    when    = self.name == "kube-apiserver"
    deny    = self.flags["secure-port"] == 0
    message = "${self.name} of ${self.address} has its port for TLS turned off"
  }
}
