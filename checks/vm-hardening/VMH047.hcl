check "VMH047" {
  name        = "automatic-updates-off"
  title       = "A Windows machine does not install updates by itself"
  controls    = { "27017:2015" = ["CLD.9.5.2", "12.6.1"], "27017:2026" = ["8.9", "8.8"] }
  because     = "Updates close known flaws of a machine, and this attribute shows that nothing installs them."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Flaws are used within days of being known. A machine that waits for somebody to update it by hand mostly waits for months."
  remediation = "Remove `automatic_updates_enabled = false` (`enable_automatic_updates` up to provider 4.x), set `os_profile_windows_config { enable_automatic_upgrades = true }` on `azurerm_virtual_machine`; on a scale set let new images replace the machines instead with `automatic_os_upgrade_policy`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/windows_virtual_machine",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/windows_virtual_machine_scale_set",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_machine",
    "https://learn.microsoft.com/azure/virtual-machines/automatic-vm-guest-patching",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_177"]
  }

  on "virtual_machine" {
    require = self.automatic_updates
    message = "${self.address} does not install updates by itself"
  }
}
