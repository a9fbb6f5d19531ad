check "VMH094" {
  name        = "events-without-limit"
  title       = "Nothing limits how many events the API server takes"
  controls    = { "27017:2015" = ["CLD.9.5.2", "12.1.3"], "27017:2026" = ["8.9", "8.6"] }
  because     = "A limit of requests keeps one workload from using the capacity that was planned for all."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A container that fails and starts again all day, or somebody who means harm, writes events until the control plane's database is full. The plug-in `EventRateLimit` is the only limit for them, and it is off unless it is turned on."
  remediation = "Start kube-apiserver with `--enable-admission-plugins=…,EventRateLimit`, and give the limits in the file of `--admission-control-config-file`."
  references = [
    "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#eventratelimit",
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
    "https://kubernetes.io/docs/reference/config-api/apiserver-eventratelimit.v1alpha1/",
  ]
  equivalents = {
    checkov = ["CKV_K8S_78"]
    trivy   = ["KCV-0010"]
  }

  on "control_plane_component" {
    when    = self.name == "kube-apiserver"
    require = contains(split(",", self.flags["enable-admission-plugins"] == null ? "" : self.flags["enable-admission-plugins"]), "EventRateLimit")
    message = "${self.name} of ${self.address} takes any number of events"
  }

  on "kubernetes" "AdmissionConfiguration.apiserver.config.k8s.io" "AdmissionConfiguration.apiserver.k8s.io" {
    require = contains([for plugin in list(self.plugins) : plugin.name], "EventRateLimit")
    message = "${self.address} has no limits for events"
  }
}
