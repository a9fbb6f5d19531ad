check "VMH104" {
  name        = "node-name-overridden"
  title       = "A node goes by another name than its own"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The name is what the node's certificate and its rights are bound to; another one shows that its identity is not that of the machine."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "With `--hostname-override` the node is known under a name that the machine does not have, so that certificates, records and rights no longer lead back to it. Some clouds set it on purpose; suppress the finding there."
  remediation = "Remove `--hostname-override` from the kubelet's flags."
  references = [
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/",
  ]
  equivalents = {
    checkov = ["CKV_K8S_146"]
  }

  on "kubelet" {
    require = self.hostname == null
    message = "The kubelet of ${self.address} goes by the name ${self.hostname}"
  }
}
