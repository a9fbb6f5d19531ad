check "NET116" {
  name        = "control-plane-on-all-addresses"
  title       = "The scheduler or controller manager listens on every address of its node"
  controls    = { "27017:2015" = ["CLD.13.1.4", "CLD.9.5.2"], "27017:2026" = ["8.20", "8.9"] }
  because     = "The address shows that a component which only its own node needs to ask can be reached from the whole network."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Both tell their health and numbers on a port of their own, and nobody outside of the node needs it. Unless they are told otherwise they listen on every address."
  remediation = "Start kube-scheduler and kube-controller-manager with `--bind-address=127.0.0.1`."
  references = [
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/",
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/",
  ]
  equivalents = {
    checkov = ["CKV_K8S_113", "CKV_K8S_115"]
    trivy   = ["KCV-0039", "KCV-0041"]
  }

  on "control_plane_component" {
    when    = contains(["kube-controller-manager", "kube-scheduler"], self.name)
    require = contains(["127.0.0.1", "::1", "localhost"], coalesce(self.flags["bind-address"], self.flags.address, "0.0.0.0")) || self.flags["secure-port"] == 0
    message = "${self.name} of ${self.address} listens on ${coalesce(self.flags["bind-address"], self.flags.address, "every address")}"
  }
}
