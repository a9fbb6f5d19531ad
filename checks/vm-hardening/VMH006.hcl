check "VMH006" {
  name        = "unmeasured-boot"
  title       = "A machine does not measure how it started"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A virtual TPM and integrity monitoring are technical measures that show a changed start of the machine, and these attributes show that they are off."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A virtual TPM records what was started, and integrity monitoring compares it with what is known to be good. Without them a rootkit leaves no trace that somebody outside of the machine could see."
  remediation = "Set `vtpm_enabled = true` (azurerm); do not set `enable_vtpm`, `enable_integrity_monitoring` (in `shielded_instance_config`) and `enable_shielded_nodes` to `false` (google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster",
    "https://cloud.google.com/compute/shielded-vm/docs/shielded-vm",
  ]
  equivalents = {
    checkov = ["CKV_GCP_39", "CKV_GCP_71", "CKV_GCP_72", "CKV_GCP_126", "CKV_GCP_127"]
    trivy   = ["GCP-0041", "GCP-0045", "GCP-0055"]
  }

  on "virtual_machine" {
    when    = self.virtual_tpm != null
    require = self.virtual_tpm
    message = "${self.address} has no virtual TPM"
  }

  on "virtual_machine" {
    when    = self.integrity_monitoring != null
    require = self.integrity_monitoring
    message = "${self.address} is started without integrity monitoring"
  }

  on "kubernetes_node_pool" {
    require = self.integrity_monitoring
    message = "The nodes of ${self.address} are started without integrity monitoring"
  }

  on "terraform" "google_container_cluster" {
    require = coalesce(self.enable_shielded_nodes, true)
    message = "${self.address} turns off shielded nodes"
  }
}
