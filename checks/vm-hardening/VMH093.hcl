check "VMH093" {
  name        = "profiling-on"
  title       = "A component of the control plane answers questions about its inside"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Profiling is a tool for developers, which a machine that is reduced to what is needed does not offer."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Under `/debug/pprof` a component tells what it works at, with names and addresses from its memory, and works hard for whoever asks. It is on unless it is turned off."
  remediation = "Start the component with `--profiling=false`."
  references = [
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/",
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/",
  ]
  equivalents = {
    checkov = ["CKV_K8S_90", "CKV_K8S_107", "CKV_K8S_114"]
    trivy   = ["KCV-0018", "KCV-0034", "KCV-0040"]
  }

  on "control_plane_component" {
    deny    = coalesce(self.flags.profiling, "true") == "true"
    message = "${self.name} of ${self.address} offers profiling"
  }
}
