check "VMH121" {
  name        = "shielding-left-to-image"
  title       = "Whether a machine is shielded is left to its image"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A virtual TPM and integrity monitoring are technical measures that show a changed start of the machine; without this block they are there if the image happens to support them."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Google turns both on where the image is made for it. Another image next year has the machine start without them, and nobody is told; with the block such a machine is not made."
  remediation = "Add `shielded_instance_config` with `enable_vtpm`, `enable_integrity_monitoring` and, where the image allows it, `enable_secure_boot`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance",
    "https://cloud.google.com/compute/shielded-vm/docs/shielded-vm",
  ]
  equivalents = {
    checkov = ["CKV_GCP_39"]
  }

  on "terraform" "google_compute_instance" "google_compute_instance_template" "google_compute_region_instance_template" {
    require = length(list(self.shielded_instance_config)) > 0
    message = "${self.address} leaves to its image whether it is shielded"
  }
}
