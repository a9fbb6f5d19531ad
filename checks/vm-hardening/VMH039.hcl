check "VMH039" {
  name        = "general-purpose-node-image"
  title       = "Nodes run an operating system that is not made for containers alone"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "An image with only what containers need is the reduced machine that the control asks for."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "A general operating system brings a package manager, interpreters and services that no pod needs and an intruder likes. The container image has a read-only root and is updated as a whole."
  remediation = "Leave out `image_type` in `node_config`, or set it to `COS_CONTAINERD`. Windows containers run on no other nodes than those of Windows: keep such a pool for them alone, and the rest on the container image."
  references = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster",
    "https://cloud.google.com/kubernetes-engine/docs/concepts/node-images",
  ]
  equivalents = {
    checkov = ["CKV_GCP_22"]
    trivy   = ["GCP-0054"]
  }

  on "kubernetes_node_pool" {
    require = self.container_image
    message = (certainly(self.windows)
      ? "The nodes of ${self.address} run Windows, of which there is no image for containers alone"
      : "The nodes of ${self.address} run an operating system that is not made for containers alone"
    )
    severity = certainly(self.windows) ? "info" : "low"
  }
}
