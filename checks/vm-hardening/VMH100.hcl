check "VMH100" {
  name        = "kubelet-allows-everything"
  title       = "The kubelet allows everything to whoever it admits"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Rights that nobody asks for are privileges beyond those that are needed, on the machine that all workloads run on."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "With `AlwaysAllow` whoever has any certificate or token of the cluster, a workload's own among them, may run commands in every container of the node. With `Webhook` the kubelet asks the API server."
  remediation = "Set `authorization.mode: Webhook` in the KubeletConfiguration, or start the kubelet with `--authorization-mode=Webhook`."
  references = [
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/",
    "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
  ]
  equivalents = {
    checkov = ["CKV_K8S_139"]
  }

  on "kubelet" {
    deny    = contains(split(",", coalesce(self.authorization, "-")), "AlwaysAllow")
    message = "The kubelet of ${self.address} allows every request"
  }
}
