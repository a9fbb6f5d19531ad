check "DEL013" {
  name        = "secret-without-recovery-window"
  title       = "A deleted secret cannot be brought back"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "A recovery window is the time in which a removal that nobody decided can be taken back; this attribute sets it to nothing."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A secret is often the only copy of a password or a key. With a window of zero, it is gone the moment Terraform replaces or removes it, and what depends on it stops."
  remediation = "Remove `recovery_window_in_days = 0`, or set it to 7 days or more; on Google set `version_destroy_ttl`."
  references = [
    "https://cloud.google.com/secret-manager/docs/delay-destruction-of-secret-versions",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret",
  ]

  on "terraform" "aws_secretsmanager_secret" {
    require = coalesce(self.recovery_window_in_days, 30) != 0
    message = "${self.address} is gone at once when it is deleted"
  }

  # Without it a version is destroyed when that is asked for; with it, it is disabled until then.
  on "terraform" "google_secret_manager_secret" "google_secret_manager_regional_secret" {
    require  = tonumber(trimsuffix(coalesce(self.version_destroy_ttl, "0s"), "s")) > 0
    severity = "low"
    message  = "A version of ${self.address} is gone at once when it is destroyed"
  }
}
