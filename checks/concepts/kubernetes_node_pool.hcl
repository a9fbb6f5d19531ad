# metadata_hidden  whether pods are kept from the metadata, and thereby the credentials, of their node
# container_image  whether nodes run an operating system that is made for containers alone
# windows          whether they run Windows, of which there is no such image
# host_encryption  whether what is on the hosts of the nodes, temporary disks and caches, is encrypted too
# ephemeral_disk   whether the operating system is on a disk of the host, made anew with each node
#
# A GKE cluster that removes its default pool, or is run by Google (Autopilot), has no nodes of its
# own to judge; the pools beside it are judged instead.

concept "kubernetes_node_pool" {
  summary = "The virtual machines that a managed Kubernetes cluster runs its pods on."

  # `node_metadata` up to provider 3.x. Where a cluster has workload identity, its pools hide the metadata by themselves.
  from "terraform" "google_container_node_pool" {
    secure_boot          = coalesce(self.node_config.shielded_instance_config.enable_secure_boot, false)
    integrity_monitoring = coalesce(self.node_config.shielded_instance_config.enable_integrity_monitoring, true)
    metadata_hidden = contains(["GKE_METADATA", "GKE_METADATA_SERVER", "SECURE"], coalesce(
      self.node_config.workload_metadata_config.mode,
      self.node_config.workload_metadata_config.node_metadata,
      anytrue([for cluster in follow(self.cluster) : length(list(cluster.workload_identity_config)) > 0]) ? "GKE_METADATA" : "GCE_METADATA",
    ))
    container_image = startswith(lower(coalesce(self.node_config.image_type, "COS_CONTAINERD")), "cos")
    windows         = startswith(lower(coalesce(self.node_config.image_type, "COS_CONTAINERD")), "windows")
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
    metadata_hidden = contains(["GKE_METADATA", "GKE_METADATA_SERVER", "SECURE"], coalesce(
      self.node_config.workload_metadata_config.mode,
      self.node_config.workload_metadata_config.node_metadata,
      length(list(self.workload_identity_config)) > 0 ? "GKE_METADATA" : "GCE_METADATA",
    ))
    container_image = startswith(lower(coalesce(self.node_config.image_type, "COS_CONTAINERD")), "cos")
    windows         = startswith(lower(coalesce(self.node_config.image_type, "COS_CONTAINERD")), "windows")
  }
  from "terraform" "google_container_cluster" {
    for_each             = list(self.node_pool)
    secure_boot          = coalesce(each.value.node_config.shielded_instance_config.enable_secure_boot, false)
    integrity_monitoring = coalesce(each.value.node_config.shielded_instance_config.enable_integrity_monitoring, true)
    metadata_hidden = contains(["GKE_METADATA", "GKE_METADATA_SERVER", "SECURE"], coalesce(
      each.value.node_config.workload_metadata_config.mode,
      each.value.node_config.workload_metadata_config.node_metadata,
      length(list(self.workload_identity_config)) > 0 ? "GKE_METADATA" : "GCE_METADATA",
    ))
    container_image = startswith(lower(coalesce(each.value.node_config.image_type, "COS_CONTAINERD")), "cos")
    windows         = startswith(lower(coalesce(each.value.node_config.image_type, "COS_CONTAINERD")), "windows")
  }
  from "terraform" "google_container_cluster" {
    public_address = !coalesce(self.private_cluster_config.enable_private_nodes, false)
  }

  # azurerm 4 renamed `enable_node_public_ip` to `node_public_ip_enabled`, and `enable_host_encryption` to
  # `host_encryption_enabled`; off in both.
  from "terraform" "azurerm_kubernetes_cluster" {
    host_encryption = coalesce(self.default_node_pool.host_encryption_enabled, self.default_node_pool.enable_host_encryption, false)
    ephemeral_disk  = coalesce(self.default_node_pool.os_disk_type, "Managed") == "Ephemeral"
    public_address = coalesce(self.default_node_pool.node_public_ip_enabled, self.default_node_pool.enable_node_public_ip, false)
  }
  from "terraform" "azurerm_kubernetes_cluster_node_pool" {
    host_encryption = coalesce(self.host_encryption_enabled, self.enable_host_encryption, false)
    ephemeral_disk  = coalesce(self.os_disk_type, "Managed") == "Ephemeral"
    public_address = coalesce(self.node_public_ip_enabled, self.enable_node_public_ip, false)
  }
}
