check "VMH050" {
  name        = "unmanaged-disk"
  title       = "A disk of a machine is a blob in a storage account"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A managed disk carries the encryption and access control of a hardened machine, which a blob in a storage account leaves to whoever has the keys of the account."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Whoever has a key of the storage account can copy the disk. It has neither roles nor backup of its own, and Azure has retired unmanaged disks."
  remediation = "Replace `vhd_uri` (`vhd_containers` on a scale set) by `managed_disk_type` or `managed_disk_id`, or move to `azurerm_linux_virtual_machine` and `azurerm_windows_virtual_machine`, which know managed disks only."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_machine",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_machine_scale_set",
    "https://learn.microsoft.com/azure/virtual-machines/unmanaged-disks-deprecation",
  ]
  equivalents = {
    checkov = ["CKV2_AZURE_9"]
  }

  on "virtual_machine" {
    deny    = self.unmanaged_disk
    message = "A disk of ${self.address} is a blob in a storage account"
  }
}
