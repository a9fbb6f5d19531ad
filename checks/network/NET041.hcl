check "NET041" {
  name        = "service-without-private-endpoint"
  title       = "A managed service has no private endpoint"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "A private endpoint shows that the service has a place inside the virtual network, so that the rules of the network hold for the way to it."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Without a private endpoint, machines inside the virtual network reach the service at its public address, and the firewall has to stay open for that. With one, the public side can be closed."
  remediation = "Add an `azurerm_private_endpoint` whose `private_connection_resource_id` is the service, or put a flexible server into a subnet by `delegated_subnet_id`."
  references = [
    "https://learn.microsoft.com/azure/private-link/private-endpoint-overview",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/private_endpoint",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server",
  ]
  equivalents = {
    checkov = ["CKV2_AZURE_32", "CKV2_AZURE_33", "CKV2_AZURE_42", "CKV2_AZURE_43", "CKV2_AZURE_44", "CKV2_AZURE_45", "CKV2_AZURE_56", "CKV2_AZURE_57"]
  }

  on "terraform" "azurerm_key_vault" "azurerm_storage_account" "azurerm_mssql_server" "azurerm_postgresql_server" "azurerm_mysql_server" "azurerm_mariadb_server" {
    require = length(linked("azurerm_private_endpoint", "private_service_connection.private_connection_resource_id")) > 0
    message = "${self.address} has no private endpoint"
  }

  # What is in a subnet of its own needs none.
  on "terraform" "azurerm_postgresql_flexible_server" "azurerm_mysql_flexible_server" {
    require = (
      self.delegated_subnet_id != null ||
      length(linked("azurerm_private_endpoint", "private_service_connection.private_connection_resource_id")) > 0
    )
    message = "${self.address} has no private endpoint"
  }
}
