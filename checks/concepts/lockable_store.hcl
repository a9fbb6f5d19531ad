# locked  whether a lock, or Terraform, refuses to delete it
#
# Locks are inherited: one on the resource group or the subscription covers what is in it. A key vault has soft
# delete, which cannot be turned off.
concept "lockable_store" {
  summary = "A store of data on Azure, where a management lock is the protection against deletion."

  from "terraform" "azurerm_storage_account" "azurerm_mssql_server" "azurerm_mssql_managed_instance" "azurerm_postgresql_flexible_server" "azurerm_mysql_flexible_server" "azurerm_cosmosdb_account" "azurerm_managed_disk" "azurerm_recovery_services_vault" "azurerm_kusto_cluster" "azurerm_search_service" "azurerm_container_registry" "azurerm_eventhub_namespace" "azurerm_postgresql_server" "azurerm_mysql_server" "azurerm_mariadb_server" "azurerm_sql_server" "azurerm_mongo_cluster" "azurerm_cosmosdb_postgresql_cluster" "azurerm_synapse_workspace" {
    locked = (
      coalesce(self.lifecycle.prevent_destroy, false) ||
      length(linked("azurerm_management_lock", "scope")) > 0 ||
      anytrue([for group in follow(self.resource_group_name) : length(named("locked_group", group.address)) > 0]) ||
      anytrue([for name in traces(self.resource_group_name) : length(named("locked_group", name)) > 0]) ||
      anytrue([for lock in concepts("subscription_lock") : lock.level != null])
    )
  }
}
