check "DEL032" {
  name        = "protected-from-terraform-only"
  title       = "A database can be deleted by everything but Terraform"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Assets are to be removed because somebody decided it; this attribute shows whether a call past Terraform needs that decision."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "The protection that is on by default is one of Terraform: it refuses to destroy. The console, a script or an intruder delete the database all the same."
  remediation = "Set `enable_drop_protection = true` (Spanner), `settings { deletion_protection_enabled = true }` (Cloud SQL), `delete_protection_state = \"DELETE_PROTECTION_ENABLED\"` (Firestore)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/spanner_database",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/firestore_database",
  ]
  equivalents = {
    checkov = ["CKV_GCP_120"]
  }

  on "database" {
    require = self.protected_everywhere
    message = "${self.address} can be deleted by everything but Terraform"
  }
}
