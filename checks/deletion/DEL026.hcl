check "DEL026" {
  name        = "database-log-not-kept"
  title       = "A database server does not keep its logs"
  controls    = { "27017:2015" = ["12.4.1"], "27017:2026" = ["8.15"] }
  because     = "Event logs are to be kept for investigations, and this attribute shows that the server drops them."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Without retention a log is gone as soon as the next one begins, and with it how somebody got in."
  remediation = "Set the value of `log_retention` to `on` and that of `log_retention_days` to 4 to 7 in `azurerm_postgresql_configuration`. For flexible servers send the logs to a workspace with `azurerm_monitor_diagnostic_setting`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/3.117.1/docs/resources/postgresql_configuration",
    "https://learn.microsoft.com/azure/postgresql/single-server/concepts-server-logs",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_146"]
  }

  on "terraform" "azurerm_postgresql_configuration" {
    when    = lower(coalesce(self.name, "-")) == "log_retention"
    require = lower(tostring(coalesce(self.value, "off"))) == "on"
    message = "${self.address} has the server drop its logs"
  }

  # 1 to 7 days, of which three do not reach over a weekend.
  on "terraform" "azurerm_postgresql_configuration" {
    when    = lower(coalesce(self.name, "-")) == "log_retention_days"
    require = tonumber(coalesce(self.value, 3)) > 3
    message = "${self.address} has the server drop its logs after three days or less"
  }
}
