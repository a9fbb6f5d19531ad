# public  whether it keeps an endpoint on the internet, behind a firewall or not
concept "store_endpoint" {
  summary = "Where a store of objects, images, disks or settings is reached."

  from "terraform" "azurerm_storage_account" "azurerm_container_registry" {
    public = coalesce(self.public_network_access_enabled, true)
  }
  # Left out, it is public until there is a private endpoint.
  from "terraform" "azurerm_app_configuration" {
    public = (self.public_network_access == null
      ? length(linked("azurerm_private_endpoint", "private_service_connection.private_connection_resource_id")) == 0
      : self.public_network_access == "Enabled"
    )
  }
  from "terraform" "azurerm_managed_disk" "azurerm_snapshot" {
    public = (
      coalesce(self.public_network_access_enabled, true) &&
      coalesce(self.network_access_policy, "AllowAll") == "AllowAll"
    )
  }
}
