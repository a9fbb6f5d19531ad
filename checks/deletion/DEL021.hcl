check "DEL021" {
  name        = "plan-destroys-data"
  title       = "A plan destroys a store of data and leaves nothing of it"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Assets are to be removed because somebody decided it; the plan shows that this one goes with the next apply, and for good."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "What is no longer in the code is destroyed by the next apply. Renaming a resource, or taking a key out of a `for_each`, looks like a small change and does the same. Without a snapshot, a retention period or a protection that stops it, the data cannot be had back."
  remediation = "Say that it only has a new name (`moved`), or that it is to stay and leave the code (`removed` with `destroy = false`). If it is to go: turn on what is left behind (`skip_final_snapshot = false`, `final_snapshot = true`, `point_in_time_recovery`, `purge_protection_enabled`), apply that first, and destroy then."
  references = [
    "https://developer.hashicorp.com/terraform/internals/json-format",
    "https://developer.hashicorp.com/terraform/language/moved",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_volume",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html",
  ]

  on "destroyed_store" {
    when    = self.planned.action == "delete"
    require = self.data_survives
    message = "${self.address} is destroyed by this plan, and nothing of its data stays"
  }

  # A key waits before it is deleted, and can be had back until then. DEL012 asks for two weeks as well.
  on "terraform" "destroyed.aws_kms_key" "destroyed.aws_kms_external_key" "destroyed.aws_kms_replica_key" "destroyed.aws_kms_replica_external_key" {
    when    = self.planned.action == "delete"
    require = coalesce(self.deletion_window_in_days, 30) >= 14
    message = "${self.address} is destroyed by this plan, and what it has encrypted can be read for ${self.deletion_window_in_days} more days only"
  }

  # The same on Google, in seconds; 30 days if nothing else is said.
  on "terraform" "destroyed.google_kms_crypto_key" {
    when    = self.planned.action == "delete"
    require = (
      tonumber(trimsuffix(coalesce(self.destroy_scheduled_duration, "2592000s"), "s")) >= 1209600 ||
      contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
    )
    message = "${self.address} is destroyed by this plan, and what it has encrypted can be read for less than two weeks more"
  }
}
