check "VMH052" {
  name        = "antimalware-not-updated"
  title       = "The antimalware of a machine is not kept up to date"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Antimalware is one of the technical measures that the control names, and this attribute shows that nothing updates it."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "What the extension finds hangs on its version. Without automatic updates it stays at the one that the machine was made with."
  remediation = "Set `auto_upgrade_minor_version = true` on the `azurerm_virtual_machine_extension` of the type `IaaSAntimalware`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_machine_extension",
    "https://learn.microsoft.com/azure/virtual-machines/extensions/iaas-antimalware-windows",
  ]
  equivalents = {
    checkov = ["CKV2_AZURE_10"]
  }

  on "terraform" "azurerm_virtual_machine_extension" {
    when    = self.type == "IaaSAntimalware"
    require = coalesce(self.auto_upgrade_minor_version, false)
    message = "${self.address} is not kept up to date"
  }
}
