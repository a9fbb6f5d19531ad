check "VMH103" {
  name        = "kernel-settings-changed"
  title       = "The kubelet changes the kernel settings of its node"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The settings of the kernel are part of the node's hardened configuration, and without this the kubelet overwrites them without a word."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "The kubelet expects some kernel parameters to have its values. Unless it is told to protect what is there, it sets them itself, and what the node was hardened with is gone."
  remediation = "Set `protectKernelDefaults: true` in the KubeletConfiguration, or start the kubelet with `--protect-kernel-defaults=true`, and set the parameters that it needs on the node."
  references = [
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/",
    "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
  ]
  equivalents = {
    checkov = ["CKV_K8S_144"]
  }

  on "kubelet" {
    require = tostring(self.kernel_protected) == "true"
    message = "The kubelet of ${self.address} may change the kernel settings of its node"
  }
}
