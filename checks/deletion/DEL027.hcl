check "DEL027" {
  name        = "activity-log-kept-too-short"
  title       = "The activity log of a subscription is kept for less than a year"
  controls    = { "27017:2015" = ["12.4.1"], "27017:2026" = ["8.15"] }
  because     = "Event logs are to be kept for investigations, and this attribute shows that the record of what administrators did ends too soon."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "The activity log says who changed what in the subscription. Audits look back a year, and so do investigations of intruders who took their time."
  remediation = "Set `retention_policy { days = 365 }` or more with `enabled = true`, or `days = 0` to keep it for ever. `azurerm_monitor_log_profile` is gone since provider 4.0: use `azurerm_monitor_diagnostic_setting` for the subscription, and the retention of what it writes to."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/3.117.1/docs/resources/monitor_log_profile",
    "https://learn.microsoft.com/azure/azure-monitor/essentials/activity-log",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_37"]
    trivy   = ["AZU-0031"]
  }

  # Without retention, and with 0 days, it is kept for ever. A number with the policy turned off binds nobody to it.
  on "terraform" "azurerm_monitor_log_profile" {
    deny = (
      coalesce(self.retention_policy.days, 0) > 0 &&
      (!coalesce(self.retention_policy.enabled, false) || coalesce(self.retention_policy.days, 0) < 365)
    )
    message = "${self.address} does not make sure that the activity log is kept for a year"
  }
}
