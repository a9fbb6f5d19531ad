check "VMH122" {
  name        = "integrity-monitoring-off"
  title       = "Nothing compares how a machine started with how it should have"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Integrity monitoring is a technical measure that shows a changed start of the machine, and this attribute shows that it is off."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "The virtual TPM has recorded what was started; monitoring compares that with what is known to be good, and says so outside of the machine. A record that nobody looks at shows no rootkit."
  remediation = "Do not set `enable_integrity_monitoring` (in `shielded_instance_config`, of nodes in `node_config`) to `false`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool",
    "https://cloud.google.com/compute/shielded-vm/docs/integrity-monitoring",
  ]
  equivalents = {
    checkov = ["CKV_GCP_39", "CKV_GCP_72", "CKV_GCP_127"]
    trivy   = ["GCP-0045"]
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
}
