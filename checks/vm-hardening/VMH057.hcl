check "VMH057" {
  name        = "extensions-allowed"
  title       = "Software can be put on a machine through the provider"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Extensions are a service of the machine that is not always needed, and the control asks that such services are off."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Whoever may write to the machine in Azure can run any program on it as its administrator, without an account there. A machine that needs no extensions can do without."
  remediation = "Set `allow_extension_operations = false`; monitoring and antimalware then have to be in the image."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/windows_virtual_machine",
    "https://learn.microsoft.com/azure/virtual-machines/extensions/overview",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_50"]
  }

  on "virtual_machine" {
    deny    = self.extensions_allowed
    message = "Software can be put on ${self.address} through the provider"
  }
}
