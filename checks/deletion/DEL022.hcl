check "DEL022" {
  name        = "plan-replaces-data"
  title       = "A plan makes a store of data anew and leaves nothing of the old one"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Data is to be removed because somebody decided it; the plan shows that it goes as the side effect of a change."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Some attributes cannot be changed in place: Terraform destroys the resource and makes an empty one of the same name. The code looks the same afterwards, so nobody sees that the data is gone until it is asked for."
  remediation = "Leave the attribute that forces it as it is, or make the new resource beside the old one and move the data over. If it is to be replaced: turn on what is left behind (`skip_final_snapshot = false`, `final_snapshot = true`, `point_in_time_recovery`, `purge_protection_enabled`), apply that first, and start the new one from it. `prevent_destroy` in `lifecycle` makes such a plan fail."
  references = [
    "https://developer.hashicorp.com/terraform/internals/json-format",
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_volume",
  ]

  on "destroyed_store" {
    when    = self.planned.action == "replace"
    require = self.data_survives
    message = "${self.address} is destroyed and made anew by this plan${length(self.planned.causes) > 0 ? " (${join(", ", self.planned.causes)} cannot be changed in place)" : ""}, and nothing of its data stays"
  }

  # A key waits before it is deleted, and can be had back until then. DEL012 asks for two weeks as well.
  on "terraform" "destroyed.aws_kms_key" "destroyed.aws_kms_external_key" "destroyed.aws_kms_replica_key" "destroyed.aws_kms_replica_external_key" {
    when    = self.planned.action == "replace"
    require = coalesce(self.deletion_window_in_days, 30) >= 14
    message = "${self.address} is destroyed and made anew by this plan, and what it has encrypted can be read for ${self.deletion_window_in_days} more days only"
  }

  # The same on Google, in seconds; 30 days if nothing else is said.
  on "terraform" "destroyed.google_kms_crypto_key" {
    when    = self.planned.action == "replace"
    require = (
      tonumber(trimsuffix(coalesce(self.destroy_scheduled_duration, "2592000s"), "s")) >= 1209600 ||
      contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
    )
    message = "${self.address} is destroyed and made anew by this plan, and what it has encrypted can be read for less than two weeks more"
  }
}
