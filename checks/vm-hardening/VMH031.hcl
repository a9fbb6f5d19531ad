check "VMH031" {
  name        = "node-metadata-open-to-pods"
  title       = "Pods can read the metadata of their node"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The metadata service of the node is a service that pods do not need, and the control asks that such services are closed."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "The metadata of a node gives out the token of its service account and the credentials that the node joined the cluster with. Every pod can ask for them, and one broken application is enough."
  remediation = "Set `workload_metadata_config { mode = \"GKE_METADATA\" }` in `node_config`, with `workload_identity_config` on the cluster."
  references = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool",
    "https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity",
  ]
  equivalents = {
    checkov = ["CKV_GCP_69"]
    trivy   = ["GCP-0057"]
  }

  on "kubernetes_node_pool" {
    require = self.metadata_hidden
    message = "Pods on the nodes of ${self.address} can read the metadata of their node"
  }
}
