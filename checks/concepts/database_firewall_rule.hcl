# open_to_world     whether any IPv4 address, or any IPv6 address, may connect
# wide              whether it holds a whole block of 16 million addresses (`/8`), or more
# open_to_provider  whether all machines of the cloud provider may, those of its other customers among them
concept "database_firewall_rule" {
  summary = "An entry of the list of addresses that may connect to a managed database or search service."

  # Public addresses begin with 1 to 223. From 0.0.0.0 to 0.0.0.0 is Azure's sign for itself.
  from "terraform" "azurerm_mssql_firewall_rule" "azurerm_sql_firewall_rule" "azurerm_postgresql_firewall_rule" "azurerm_postgresql_flexible_server_firewall_rule" "azurerm_mysql_firewall_rule" "azurerm_mysql_flexible_server_firewall_rule" "azurerm_mariadb_firewall_rule" "azurerm_synapse_firewall_rule" "azurerm_cosmosdb_postgresql_firewall_rule" "azurerm_mongo_cluster_firewall_rule" {
    open_to_world = (
      try(tonumber(split(".", self.start_ip_address)[0]), 255) <= 1 && try(tonumber(split(".", self.end_ip_address)[0]), 0) >= 223
    )
    wide             = try(tonumber(split(".", self.end_ip_address)[0]), 0) - try(tonumber(split(".", self.start_ip_address)[0]), 255) >= 2
    open_to_provider = self.start_ip_address == "0.0.0.0" && self.end_ip_address == "0.0.0.0"
  }
  from "terraform" "azurerm_redis_firewall_rule" {
    open_to_world    = try(tonumber(split(".", self.start_ip)[0]), 255) <= 1 && try(tonumber(split(".", self.end_ip)[0]), 0) >= 223
    wide             = try(tonumber(split(".", self.end_ip)[0]), 0) - try(tonumber(split(".", self.start_ip)[0]), 255) >= 2
    open_to_provider = self.start_ip == "0.0.0.0" && self.end_ip == "0.0.0.0"
  }
  from "terraform" "azurerm_search_service" {
    when     = coalesce(self.public_network_access_enabled, true)
    for_each = list(self.allowed_ips)

    open_to_world = is_world(each.value) || each.value == "0.0.0.0"
  }

  from "terraform" "google_sql_database_instance" {
    for_each = self.settings.ip_configuration.authorized_networks

    # Of several that only together are the world, it is the last.
    open_to_world = is_world(each.value.value) || (
      is_world(self.settings.ip_configuration.authorized_networks[*].value) &&
      !is_world(slice(self.settings.ip_configuration.authorized_networks[*].value, 0, each.key)) &&
      is_world(concat([each.value.value], slice(self.settings.ip_configuration.authorized_networks[*].value, 0, each.key)))
    )
  }
}
