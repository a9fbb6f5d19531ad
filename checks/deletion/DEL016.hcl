check "DEL016" {
  name        = "audit-log-kept-too-short"
  title       = "Audit or flow logs are kept for less than 90 days"
  controls    = { "27017:2015" = ["12.4.1"], "27017:2026" = ["8.15"] }
  because     = "Event logs are to be kept for investigations, and this attribute shows that they are deleted sooner than intrusions are usually found."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Intruders often are in for weeks before anybody looks. The records of how they came in are worth nothing if they are deleted by then."
  remediation = "Set `retention_in_days` to 90 or more, or to 0 for no end (`azurerm_mssql_server_extended_auditing_policy`, `azurerm_mssql_database_extended_auditing_policy`), and in `retention_policy` `enabled = true` and `days = 90` (`azurerm_network_watcher_flow_log`)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server_extended_auditing_policy",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_database_extended_auditing_policy",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_watcher_flow_log",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_12", "CKV_AZURE_24"]
    trivy   = ["AZU-0025", "AZU-0049"]
  }

  # The number of days counts for what goes to a storage account; 0 is for ever. It is taken at its word also where the code
  # does not say where the log goes.
  on "terraform" "azurerm_mssql_server_extended_auditing_policy" "azurerm_mssql_database_extended_auditing_policy" {
    when = coalesce(self.enabled, true)
    deny = (
      (self.storage_endpoint != null || self.blob_storage_endpoint != null || !coalesce(self.log_monitoring_enabled, false)) &&
      coalesce(self.retention_in_days, 0) > 0 && coalesce(self.retention_in_days, 0) < 90
    )
    message = "${self.address} keeps audit logs for less than 90 days"
  }

  # A block of the server up to provider 2.x, later a resource of its own, which is judged there. A server with
  # neither keeps nothing.
  on "terraform" "azurerm_sql_server" "azurerm_mssql_server" {
    require = anytrue([
      for policy in linked("azurerm_mssql_server_extended_auditing_policy", "server_id") : coalesce(policy.enabled, true)
      ]) || anytrue([
      for policy in list(self.extended_auditing_policy) :
      coalesce(policy.retention_in_days, 0) == 0 || coalesce(policy.retention_in_days, 0) >= 90
    ])
    message = (
      length(list(self.extended_auditing_policy)) > 0
      ? "${self.address} keeps audit logs for less than 90 days"
      : "${self.address} keeps no audit logs: nothing that was scanned turns them on"
    )
  }

  # 0 days is for ever. A number with the policy turned off binds nobody to it.
  on "terraform" "azurerm_network_watcher_flow_log" {
    deny = (
      self.retention_policy == null || coalesce(self.retention_policy.days, 0) > 0 &&
      (!coalesce(self.retention_policy.enabled, false) || coalesce(self.retention_policy.days, 0) < 90)
    )
    message = "${self.address} does not make sure that flow logs are kept for 90 days"
  }
}
