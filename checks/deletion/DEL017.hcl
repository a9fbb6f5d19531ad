check "DEL017" {
  name        = "soft-delete-off"
  title       = "What is deleted is gone at once"
  controls    = { "27017:2015" = ["CLD.8.1.5", "12.3.1"], "27017:2026" = ["8.10", "8.13"] }
  because     = "Soft delete is the time in which the removal of data can be taken back; this attribute shows that there is none."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A deletion by a wrong script or by an intruder is noticed after the fact. Soft delete keeps what was deleted for some days, out of reach of whoever may write."
  remediation = "Add `blob_properties { delete_retention_policy { days = 7 } }` (Azure), set `soft_delete = \"On\"` on a backup vault, remove `soft_delete_enabled = false` from a key vault or recovery services vault, remove `soft_delete_policy { retention_duration_seconds = 0 }` (Google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/data_protection_backup_vault",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/recovery_services_vault",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket",
    "https://learn.microsoft.com/azure/storage/blobs/soft-delete-blob-overview",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_42", "CKV_AZURE_111", "CKV2_AZURE_38"]
    trivy   = ["AZU-0056"]
  }

  on "bucket" {
    require = self.soft_delete
    message = "What is deleted from ${self.address} cannot be brought back"
  }

  # Key vaults have it always since 2020. Provider 3.0 has dropped the argument for them, 5.0 for the other vaults.
  on "terraform" "azurerm_key_vault" "azurerm_recovery_services_vault" {
    require = coalesce(self.soft_delete_enabled, true)
    message = "What is deleted from ${self.address} cannot be brought back"
  }

  on "terraform" "azurerm_data_protection_backup_vault" {
    require = lower(coalesce(self.soft_delete, "On")) != "off"
    message = "What is deleted from ${self.address} cannot be brought back"
  }
}
