check "VMH102" {
  name        = "kubelet-read-only-port"
  title       = "The kubelet tells everybody what runs on its node"
  controls    = { "27017:2015" = ["CLD.9.5.2", "CLD.13.1.4"], "27017:2026" = ["8.9", "8.20"] }
  because     = "An open port that asks for no credentials is a service that a node reduced to what is needed does not have."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "On the read-only port whoever reaches the node reads which pods run there, with their images, environment and labels, and how busy they are. Started by flags alone the kubelet opens it on port 10255."
  remediation = "Set `readOnlyPort: 0` in the KubeletConfiguration or leave it out, or start the kubelet with `--read-only-port=0`; on GKE set `insecure_kubelet_readonly_port_enabled` to `\"FALSE\"`."
  references = [
    "https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/",
    "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool",
  ]
  equivalents = {
    checkov = ["CKV_K8S_141"]
  }

  on "kubelet" {
    require = tonumber(self.read_only_port) == 0
    message = "The kubelet of ${self.address} has its read-only port open"
  }
}
