check "VMH052" {
  name        = "antimalware-not-updated"
  title       = "A machine has no antimalware, or one that is not kept up to date"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Antimalware is one of the technical measures that the control names, and the code shows that it is missing or that nothing updates it."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "What the extension finds hangs on its version. Without automatic updates it stays at the one that the machine was made with. Windows Server before 2016 has nothing of the kind by itself."
  remediation = "Set `auto_upgrade_minor_version = true` on the `azurerm_virtual_machine_extension` of the type `IaaSAntimalware`, and add one to each machine with an older Windows Server."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_machine_extension",
    "https://learn.microsoft.com/azure/virtual-machines/extensions/iaas-antimalware-windows",
    "https://learn.microsoft.com/defender-endpoint/microsoft-defender-antivirus-on-windows-server",
  ]
  equivalents = {
    checkov = ["CKV2_AZURE_10"]
  }

  on "terraform" "azurerm_virtual_machine_extension" {
    when    = self.type == "IaaSAntimalware"
    require = coalesce(self.auto_upgrade_minor_version, false)
    message = "${self.address} is not kept up to date"
  }

  # Since Windows Server 2016 Defender is part of the system.
  on "terraform" "azurerm_virtual_machine" "azurerm_windows_virtual_machine" {
    when = anytrue([
      for image in list(self.storage_image_reference, self.source_image_reference) : (
        lower(coalesce(image.publisher, "-")) == "microsoftwindowsserver" &&
        matches("^20(08|12)", coalesce(image.sku, "-"))
      )
    ])
    require = anytrue([
      for extension in linked("azurerm_virtual_machine_extension", "virtual_machine_id") :
      extension.type == "IaaSAntimalware" && extension.certain
    ])
    message = "${self.address} has no antimalware"
  }
}
