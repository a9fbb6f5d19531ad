check "NET019" {
  name        = "storage-open-to-all-networks"
  title       = "A storage account accepts connections from any network"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The default action shows whether the store is reachable from networks that the customer names, or from any, so that the boundary of the virtual network does not reach it."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "With any network let in, an access key or a signed link that leaks is enough to read the data from anywhere. With the networks named, it is of use only inside of them."
  remediation = "Set `default_action = \"Deny\"` in `network_rules` or in `azurerm_storage_account_network_rules` and list the networks that need it, or set `public_network_access_enabled = false` and use a private endpoint."
  references = [
    "https://learn.microsoft.com/azure/storage/common/storage-network-security",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account_network_rules",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_35"]
    trivy   = ["AZU-0012"]
  }

  on "storage_network_access" {
    deny    = self.open_by_default
    message = "${self.address} accepts connections from networks that no rule names"
  }
}
