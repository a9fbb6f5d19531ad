check "VMH058" {
  name        = "machine-without-agent"
  title       = "A machine runs without the agent of its provider"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The agent is what patches, antimalware and logging are brought to the machine through, measures that the control asks for."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Without the agent Azure can neither patch the machine nor install what watches it, and a lost login cannot be mended."
  remediation = "Remove `provision_vm_agent = false`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/windows_virtual_machine",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine_scale_set",
    "https://learn.microsoft.com/azure/virtual-machines/extensions/agent-windows",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_179"]
  }

  on "virtual_machine" {
    require = self.guest_agent
    message = "${self.address} runs without the agent of its provider"
  }
}
