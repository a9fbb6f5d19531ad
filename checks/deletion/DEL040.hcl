check "DEL040" {
  name        = "store-without-lock"
  title       = "A store on Azure can be deleted without a safeguard"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Assets are to be removed because somebody decided it; without a lock one mistaken call is enough."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "These stores have no deletion protection of their own. A lock makes every call that would delete them fail, whoever makes it, until somebody has taken it off on purpose."
  remediation = "Add an `azurerm_management_lock` with `lock_level = \"CanNotDelete\"` on the store, its resource group or the subscription; `lifecycle { prevent_destroy = true }` keeps at least Terraform from it."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/management_lock",
    "https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources",
  ]

  on "lockable_store" {
    require = self.locked
    message = "${self.address} can be deleted by one call: nothing locks it"
  }
}
