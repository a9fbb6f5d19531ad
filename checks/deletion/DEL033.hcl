check "DEL033" {
  name        = "log-bucket-not-locked"
  title       = "A bucket that takes logs can have its retention changed"
  controls    = { "27017:2015" = ["12.4.1"], "27017:2026" = ["8.15"] }
  because     = "Logs are to be protected against those whose deeds they record, and only a locked policy of retention cannot be taken back."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A retention policy that is not locked can be shortened or removed by whoever administers the bucket. An intruder with such rights removes it, and then the logs."
  remediation = "Set `retention_policy { is_locked = true }` on the bucket. It cannot be undone: choose `retention_period` first."
  references = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/logging_project_sink",
    "https://cloud.google.com/storage/docs/bucket-lock",
  ]
  equivalents = {
    checkov = ["CKV2_GCP_4"]
  }

  on "terraform" "google_storage_bucket" {
    when = anytrue([
      for kind in [
        linked("google_logging_project_sink", "destination", "storage.googleapis.com/${coalesce(self.name, "-")}"),
        linked("google_logging_folder_sink", "destination", "storage.googleapis.com/${coalesce(self.name, "-")}"),
        linked("google_logging_organization_sink", "destination", "storage.googleapis.com/${coalesce(self.name, "-")}"),
        linked("google_logging_billing_account_sink", "destination", "storage.googleapis.com/${coalesce(self.name, "-")}"),
      ] : length(kind) > 0
    ])
    require = coalesce(self.retention_policy.is_locked, false)
    message = "${self.address} takes logs, and its retention can be changed"
  }
}
