check "VMH025" {
  name        = "node-disk-outlives-node"
  title       = "Nodes keep their operating system on a disk that is stored"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A node that starts from its image again is in the state that was hardened; a stored disk keeps what has been changed."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "An ephemeral disk is on the host and made anew when a node is updated or moved, so that nothing an intruder left there stays. It is faster, and costs nothing."
  remediation = "Set `os_disk_type = \"Ephemeral\"` in `default_node_pool` and on node pools, with a size of machine that has the room."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster_node_pool",
    "https://learn.microsoft.com/azure/aks/concepts-storage#ephemeral-os-disk",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_226"]
  }

  on "kubernetes_node_pool" {
    require = self.ephemeral_disk
    message = "The nodes of ${self.address} keep their operating system on a disk that is stored"
  }
}
