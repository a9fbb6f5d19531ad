# A GKE cluster that removes its default pool, or is run by Google (Autopilot), has no nodes of its
# own to judge; the pools beside it are judged instead.

concept "kubernetes_node_pool" {
  summary = "The virtual machines that a managed Kubernetes cluster runs its pods on."

  from "terraform" "google_container_node_pool" {
    secure_boot          = coalesce(self.node_config.shielded_instance_config.enable_secure_boot, false)
    integrity_monitoring = coalesce(self.node_config.shielded_instance_config.enable_integrity_monitoring, true)
    public_address       = !coalesce(self.network_config.enable_private_nodes, true)
  }
  from "terraform" "google_container_cluster" {
    when = (
      !coalesce(self.enable_autopilot, false)
      && !coalesce(self.remove_default_node_pool, false)
      && length(list(self.node_pool)) == 0
    )
    secure_boot          = coalesce(self.node_config.shielded_instance_config.enable_secure_boot, false)
    integrity_monitoring = coalesce(self.node_config.shielded_instance_config.enable_integrity_monitoring, true)
  }
  from "terraform" "google_container_cluster" {
    for_each             = list(self.node_pool)
    secure_boot          = coalesce(each.value.node_config.shielded_instance_config.enable_secure_boot, false)
    integrity_monitoring = coalesce(each.value.node_config.shielded_instance_config.enable_integrity_monitoring, true)
  }
  from "terraform" "google_container_cluster" {
    public_address = !coalesce(self.private_cluster_config.enable_private_nodes, false)
  }

  # azurerm 4 renamed `enable_node_public_ip` to `node_public_ip_enabled`; off in both.
  from "terraform" "azurerm_kubernetes_cluster" {
    public_address = coalesce(self.default_node_pool.node_public_ip_enabled, self.default_node_pool.enable_node_public_ip, false)
  }
  from "terraform" "azurerm_kubernetes_cluster_node_pool" {
    public_address = coalesce(self.node_public_ip_enabled, self.enable_node_public_ip, false)
  }
}
