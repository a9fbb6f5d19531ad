# open_to_world  whether any IPv4 address, or any IPv6 address, may connect
concept "database_firewall_rule" {
  summary = "An entry of a managed database's own list of addresses that may connect."

  from "terraform" "azurerm_mssql_firewall_rule" "azurerm_sql_firewall_rule" "azurerm_postgresql_firewall_rule" "azurerm_postgresql_flexible_server_firewall_rule" "azurerm_mysql_firewall_rule" "azurerm_mysql_flexible_server_firewall_rule" "azurerm_mariadb_firewall_rule" "azurerm_synapse_firewall_rule" "azurerm_cosmosdb_postgresql_firewall_rule" "azurerm_mongo_cluster_firewall_rule" {
    open_to_world = self.start_ip_address == "0.0.0.0" && self.end_ip_address == "255.255.255.255"
  }
  from "terraform" "azurerm_redis_firewall_rule" {
    open_to_world = self.start_ip == "0.0.0.0" && self.end_ip == "255.255.255.255"
  }

  from "terraform" "google_sql_database_instance" {
    for_each      = self.settings.ip_configuration.authorized_networks
    open_to_world = is_world(each.value.value)
  }
}
