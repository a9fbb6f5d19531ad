check "NET044" {
  name        = "database-firewall-open-to-provider"
  title       = "The firewall of a managed database lets all of the provider's customers in"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The entry shows whether the database's own list of networks tells the customer's machines from those of everybody else in the same cloud."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "The entry from 0.0.0.0 to 0.0.0.0 admits every address that belongs to Azure, and anybody can rent one of those within a minute. The password is then all that is left."
  remediation = "Take the rule with `start_ip_address` and `end_ip_address` 0.0.0.0 away; admit your own services through a private endpoint or a virtual network rule."
  references = [
    "https://learn.microsoft.com/azure/azure-sql/database/network-access-controls-overview",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_firewall_rule",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server_firewall_rule",
  ]
  equivalents = {
    checkov = ["CKV2_AZURE_6", "CKV2_AZURE_26", "CKV2_AZURE_34"]
  }

  on "database_firewall_rule" {
    deny    = self.open_to_provider
    message = "${self.address} lets every machine in Azure connect"
  }
}
