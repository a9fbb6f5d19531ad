check "DEL035" {
  name        = "machine-without-backup"
  title       = "A machine is not backed up"
  controls    = { "27017:2015" = ["12.3.1"], "27017:2026" = ["8.13"] }
  because     = "Backup copies are to be made as the policy says, and nothing in this code backs up this machine."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "What is on the disks of a machine is gone with a wrong command, a failed update or ransomware. A machine that can be made again from code needs no backup: say so."
  remediation = "Add an `azurerm_backup_protected_vm` whose `source_vm_id` is the machine."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/backup_protected_vm",
    "https://learn.microsoft.com/azure/backup/backup-azure-vms-introduction",
  ]
  equivalents = {
    checkov = ["CKV2_AZURE_12"]
  }

  # `azurerm_recovery_services_protected_vm` up to provider 1.x.
  on "terraform" "azurerm_virtual_machine" "azurerm_linux_virtual_machine" "azurerm_windows_virtual_machine" {
    require = length(list(
      linked("azurerm_backup_protected_vm", "source_vm_id"),
      linked("azurerm_recovery_services_protected_vm", "source_vm_id"),
    )) > 0
    message = "${self.address} is not backed up"
  }
}
