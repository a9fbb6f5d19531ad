check "VMH099" {
  name        = "kubelet-admits-anonymous"
  title       = "The kubelet answers whoever does not say who they are"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A node that serves strangers is the opposite of one that is reduced to what is needed and hardened."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "The kubelet starts, stops and enters containers for whoever it admits. Started by flags alone it takes a request without credentials as that of an anonymous user, and by the same default it then allows it."
  remediation = "Set `authentication.anonymous.enabled: false` in the KubeletConfiguration, or start the kubelet with `--anonymous-auth=false`."
  references = [
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/",
    "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
  ]
  equivalents = {
    checkov = ["CKV_K8S_138"]
  }

  on "kubelet" {
    deny    = tostring(self.anonymous) == "true"
    message = "The kubelet of ${self.address} answers anonymous requests"
  }
}
