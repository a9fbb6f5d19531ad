check "VMH044" {
  name        = "host-encryption-off"
  title       = "What a machine keeps on its host is not encrypted"
  controls    = { "27017:2015" = ["CLD.9.5.2", "10.1.1"], "27017:2026" = ["8.9", "8.24"] }
  because     = "Encryption of all its disks is one of the technical measures of a hardened machine, and this attribute shows that some are left out."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Azure encrypts the disks in storage. The temporary disk and the caches are on the host, and what is on its way to storage is plain, unless encryption at host is on."
  remediation = "Set `encryption_at_host_enabled = true` on machines and scale sets, and `host_encryption_enabled = true` in `default_node_pool` and on node pools (AKS; `enable_host_encryption` up to provider 3.x)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/windows_virtual_machine_scale_set",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster",
    "https://learn.microsoft.com/azure/virtual-machines/disk-encryption",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_97", "CKV_AZURE_151", "CKV_AZURE_227"]
  }

  on "virtual_machine" {
    when    = self.host_encryption != null
    require = self.host_encryption
    message = "What ${self.address} keeps on its host is not encrypted"
  }

  on "kubernetes_node_pool" {
    require = self.host_encryption
    message = "What the nodes of ${self.address} keep on their hosts is not encrypted"
  }
}
