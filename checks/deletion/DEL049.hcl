check "DEL049" {
  name        = "vault-object-without-end"
  title       = "A secret or key in a vault is good for ever"
  controls    = { "27017:2015" = ["10.1.2", "9.2.4"], "27017:2026" = ["8.24", "5.17"] }
  because     = "Keys and secrets are to have a lifetime that ends; the missing date shows that this one has none."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "What never ends is never renewed, and what has leaked once opens the same doors years later. A date also has the vault announce the end before it comes."
  remediation = "Set `expiration_date`, for keys also `rotation_policy { expire_after = \"P90D\" }` with `automatic`, so that each version gets a date of its own."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_secret",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_key",
    "https://learn.microsoft.com/azure/key-vault/secrets/secrets-best-practices",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_40", "CKV_AZURE_41"]
    trivy   = ["AZU-0014", "AZU-0017"]
  }

  on "terraform" "azurerm_key_vault_secret" {
    require = self.expiration_date != null && self.expiration_date != ""
    message = "${self.address} has no end"
  }

  on "terraform" "azurerm_key_vault_key" {
    require = (self.expiration_date != null && self.expiration_date != "") || self.rotation_policy.expire_after != null
    message = "${self.address} has no end"
  }
}
