check "NET032" {
  name        = "service-open-to-all-networks"
  title       = "A key vault, database or batch account accepts connections from any network"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The default action shows whether the service is reachable from networks that the customer names, or from any, so that the boundary of the virtual network does not reach it."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "With any network let in, a key or token that leaks is enough to read secrets and data from anywhere. With the networks named, it is of use only inside of them."
  remediation = "Set `default_action = \"Deny\"` in `network_acls` (Key Vault, Managed HSM) or in `account_access` of `network_profile` (Batch), list `ip_range_filter` or set `is_virtual_network_filter_enabled = true` with a `virtual_network_rule` (Cosmos DB), or set `public_network_access_enabled = false` and use a private endpoint."
  references = [
    "https://learn.microsoft.com/azure/key-vault/general/network-security",
    "https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall",
    "https://learn.microsoft.com/azure/batch/public-network-access",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_managed_hardware_security_module",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_account",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/batch_account",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_99", "CKV_AZURE_109", "CKV_AZURE_189", "CKV_AZURE_248"]
    trivy   = ["AZU-0013"]
  }

  on "service_network_access" {
    deny    = self.open_by_default
    message = "${self.address} accepts connections from networks that no rule names"
  }
}
