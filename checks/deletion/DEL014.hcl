check "DEL014" {
  name        = "vault-without-purge-protection"
  title       = "What is deleted from a vault can be purged before its time"
  controls    = { "27017:2015" = ["CLD.8.1.5", "10.1.2"], "27017:2026" = ["8.10", "8.24"] }
  because     = "Keys and secrets are to be removed because somebody decided it; purge protection is what holds a deletion open until its time is over."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Soft delete alone can be cut short: whoever may delete can often also purge. With purge protection nobody can, the provider included, before the retention is over."
  remediation = "Set `purge_protection_enabled = true` on `azurerm_key_vault`, `azurerm_key_vault_managed_hardware_security_module` and `azurerm_app_configuration` (SKU `standard` or `premium`). It cannot be turned off again."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_managed_hardware_security_module",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_configuration",
    "https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_42", "CKV_AZURE_110", "CKV_AZURE_187"]
    trivy   = ["AZU-0016"]
  }

  on "terraform" "azurerm_key_vault" "azurerm_key_vault_managed_hardware_security_module" {
    require = coalesce(self.purge_protection_enabled, false)
    message = "What is deleted from ${self.address} can be purged at once"
  }

  # The free and the developer tier cannot have it, nor soft delete: what is deleted there is gone.
  on "terraform" "azurerm_app_configuration" {
    require = coalesce(self.purge_protection_enabled, false)
    message = "${self.address} can be purged as soon as it is deleted"
  }
}
