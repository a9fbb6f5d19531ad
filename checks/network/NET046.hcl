check "NET046" {
  name        = "storage-firewall-stops-provider"
  title       = "The firewall of a storage account stops the provider's own services"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The exception shows whether logs, backups and events still reach the store once it is closed to other networks."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "With the exception taken out, Azure Monitor, Backup and Event Grid lose the store without an error that anybody sees, and the next to help opens the firewall for all. The exception lets these services in by their own identity only."
  remediation = "Leave `bypass` out, or have `AzureServices` in it, in `network_rules` or in `azurerm_storage_account_network_rules`."
  references = [
    "https://learn.microsoft.com/azure/storage/common/storage-network-security",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account_network_rules",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_36"]
    trivy   = ["AZU-0010"]
  }

  on "storage_network_access" {
    require = self.trusts_provider
    message = "${self.address} stops Azure's own services"
  }
}
