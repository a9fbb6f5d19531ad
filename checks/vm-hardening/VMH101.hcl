check "VMH101" {
  name        = "kubelet-without-client-authorities"
  title       = "The kubelet cannot tell the certificates of its clients"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Knowing who asks is what the hardened configuration of a node rests on, and without authorities no certificate can be checked."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "The API server shows the kubelet a certificate. Without a file of authorities the kubelet cannot check it, and can only be reached by whoever it lets in without."
  remediation = "Set `authentication.x509.clientCAFile` in the KubeletConfiguration, or start the kubelet with `--client-ca-file=/etc/kubernetes/pki/ca.crt`."
  references = [
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/",
    "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
  ]
  equivalents = {
    checkov = ["CKV_K8S_140"]
  }

  on "kubelet" {
    require = self.client_authorities != ""
    message = "The kubelet of ${self.address} does not check the certificates of its clients"
  }
}
