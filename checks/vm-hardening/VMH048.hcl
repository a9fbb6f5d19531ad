check "VMH048" {
  name        = "scale-set-image-ages"
  title       = "Machines of a scale set keep the image that they started with"
  controls    = { "27017:2015" = ["CLD.9.5.2", "12.6.1"], "27017:2026" = ["8.9", "8.8"] }
  because     = "New images carry the fixes of the operating system, and this attribute shows that nothing brings them to the machines."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "The machines of a set are as old as the image that the set was made from. With automatic upgrades they are replaced a few at a time when a new image is out, and back if they are not healthy."
  remediation = "Set `automatic_os_upgrade_policy { automatic_os_upgrade_enabled = true }` with an `upgrade_mode` other than `Manual`; on `azurerm_virtual_machine_scale_set` `automatic_os_upgrade = true`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine_scale_set",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/windows_virtual_machine_scale_set",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_machine_scale_set",
    "https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-automatic-upgrade",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_95"]
  }

  on "virtual_machine" {
    require = self.image_renewed
    message = "The machines of ${self.address} keep the image that they started with"
  }
}
