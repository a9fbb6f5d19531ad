check "NET020" {
  name        = "database-firewall-open-to-internet"
  title       = "The firewall of a managed database or search service lets any address in"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The entry shows whether the database's own list of networks, the inner boundary around the data, shuts anybody out."
  severity    = "critical"
  since       = "0.1.0"
  rationale   = "An entry for every address turns the list off while it looks as if it were on. The password is then all that stands between the data and those who try passwords all day."
  remediation = "Enter the addresses that connect, and no others: `start_ip_address` and `end_ip_address` of the firewall rule or `allowed_ips` of the search service (Azure), `value` in `authorized_networks` (Google); or reach the service through a private endpoint or the provider's proxy."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_firewall_rule",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server_firewall_rule",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/search_service",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
    "https://cloud.google.com/sql/docs/mysql/authorize-networks",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_11", "CKV_AZURE_210", "CKV2_AZURE_26", "CKV2_AZURE_34", "CKV_GCP_11"]
    trivy   = ["AZU-0029", "GCP-0017"]
  }

  on "database_firewall_rule" {
    deny    = self.open_to_world
    message = "${self.address} lets any address of the internet connect"
  }

  on "database_firewall_rule" {
    when     = !self.open_to_world
    deny     = self.wide
    severity = "high"
    message  = "${self.address} lets more than 16 million addresses connect"
  }
}
