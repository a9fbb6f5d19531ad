check "VMH097" {
  name        = "everything-admitted"
  title       = "The API server is told to admit everything"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The plug-in says yes to whatever it is asked, in place of the checks that hold workloads to their hardened configuration."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "`AlwaysAdmit` is from the time when a list of plug-ins could not be empty. It checks nothing, and whoever put it there often left out the plug-ins that do."
  remediation = "Remove `AlwaysAdmit` from `--enable-admission-plugins` (`--admission-control` in old releases) of kube-apiserver."
  references = [
    "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwaysadmit",
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
  ]
  equivalents = {
    checkov = ["CKV_K8S_79"]
    trivy   = ["KCV-0011"]
  }

  on "control_plane_component" {
    when = self.name == "kube-apiserver"
    require = alltrue([
      for plugins in list(self.flags["enable-admission-plugins"], self.flags["admission-control"]) : !contains(split(",", plugins), "AlwaysAdmit")
    ])
    message = "${self.name} of ${self.address} admits everything"
  }
}
