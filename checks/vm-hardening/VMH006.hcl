check "VMH006" {
  name        = "unmeasured-boot"
  title       = "A machine does not measure how it started"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A virtual TPM is the technical measure that a changed start of the machine shows in, and these attributes show that it is off."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A virtual TPM records what was started, where nothing that runs in the machine can change it. Without it a rootkit leaves no trace that somebody outside of the machine could see, and nothing can be monitored."
  remediation = "Set `vtpm_enabled = true` (azurerm); do not set `enable_vtpm` (in `shielded_instance_config`) and `enable_shielded_nodes` to `false` (google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster",
    "https://cloud.google.com/compute/shielded-vm/docs/shielded-vm",
  ]
  equivalents = {
    checkov = ["CKV_GCP_39", "CKV_GCP_71", "CKV_GCP_126"]
    trivy   = ["GCP-0041", "GCP-0055"]
  }

  on "virtual_machine" {
    when    = self.virtual_tpm != null
    require = self.virtual_tpm
    message = "${self.address} has no virtual TPM"
  }

  on "terraform" "google_container_cluster" {
    require = coalesce(self.enable_shielded_nodes, true)
    message = "${self.address} turns off shielded nodes"
  }
}
