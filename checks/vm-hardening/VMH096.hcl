check "VMH096" {
  name        = "endless-requests"
  title       = "Requests to the API server last too long"
  controls    = { "27017:2015" = ["CLD.9.5.2", "12.1.3"], "27017:2026" = ["8.9", "8.6"] }
  because     = "The limit keeps slow requests from using the capacity that was planned for all."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "The API server gives up on a request after a minute, unless `--request-timeout` says otherwise. With a much longer time a few hundred slow clients hold all of its places."
  remediation = "Leave out `--request-timeout` of kube-apiserver, or set it to 5 minutes at the most."
  references = [
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
  ]
  equivalents = {
    checkov = ["CKV_K8S_95"]
  }

  on "control_plane_component" {
    when = self.name == "kube-apiserver"
    require = (
      matches("^([0-9.]+(ms|us|µs|ns|s))+$", coalesce(self.flags["request-timeout"], "1m0s"))
      ? tonumber(try(regex("^([0-9.]+)s", coalesce(self.flags["request-timeout"], "1m0s"))[0], "0")) <= 300
      : matches("^[0-5]m([0-9.]+s)?$", coalesce(self.flags["request-timeout"], "1m0s"))
    )
    message = "${self.name} of ${self.address} keeps requests for ${self.flags["request-timeout"]}"
  }
}
