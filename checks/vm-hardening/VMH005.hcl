check "VMH005" {
  name        = "secure-boot-off"
  title       = "A machine starts without secure boot"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Secure boot is a technical measure of the machine itself against changed boot software, and this attribute shows whether it is on."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Without secure boot a changed boot loader or kernel runs before any agent does, and hides from it. The setting costs nothing on images that support it."
  remediation = "Set `secure_boot_enabled = true` (azurerm), `shielded_instance_config { enable_secure_boot = true }` (google), the same in `node_config` of GKE clusters and node pools."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster",
    "https://learn.microsoft.com/azure/virtual-machines/trusted-launch",
  ]
  equivalents = {
    checkov = ["CKV_GCP_68"]
    trivy   = ["GCP-0067"]
  }

  on "virtual_machine" {
    when    = self.secure_boot != null
    require = self.secure_boot
    message = "${self.address} starts without secure boot"
  }

  on "kubernetes_node_pool" {
    require = self.secure_boot
    message = "The nodes of ${self.address} start without secure boot"
  }
}
