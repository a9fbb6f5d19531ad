check "NET067" {
  name        = "registry-without-data-endpoints"
  title       = "A container registry serves its layers from shared addresses"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The setting shows whether rules for outgoing traffic can name the registry alone, or have to allow the whole of the provider's storage."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Without dedicated endpoints clients fetch layers from addresses that all storage accounts share. A firewall that allows those lets data out to anybody's account."
  remediation = "Set `data_endpoint_enabled = true` with `sku = \"Premium\"`, and name `data_endpoint_host_names` in the firewall's rules."
  references = [
    "https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_237"]
  }

  on "terraform" "azurerm_container_registry" {
    require = coalesce(self.data_endpoint_enabled, false)
    message = "${self.address} serves its layers from addresses that all storage accounts share"
  }
}
