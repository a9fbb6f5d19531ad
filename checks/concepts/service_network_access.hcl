# open_by_default  whether a network that no rule names may reach it
concept "service_network_access" {
  summary = "Which networks may reach a managed service that has a firewall of its own: a key vault, a database account, a batch account."

  from "terraform" "azurerm_key_vault" "azurerm_key_vault_managed_hardware_security_module" {
    open_by_default = (
      coalesce(self.public_network_access_enabled, true) &&
      coalesce(self.network_acls.default_action, "Allow") == "Allow"
    )
  }
  # `ip_range_filter` was one text up to provider 3.x; an empty one said nothing.
  from "terraform" "azurerm_cosmosdb_account" {
    open_by_default = (
      coalesce(self.public_network_access_enabled, true) &&
      (
        length([for range in list(self.ip_range_filter) : range if range != ""]) == 0 &&
        !coalesce(self.is_virtual_network_filter_enabled, false) ||
        is_world(flatten([for range in list(self.ip_range_filter) : split(",", range)]))
      )
    )
  }
  # Without a profile every network reaches the account; with one, those that it names.
  from "terraform" "azurerm_batch_account" {
    open_by_default = coalesce(self.public_network_access_enabled, true) && (
      length(list(self.network_profile.account_access)) == 0 ||
      coalesce(self.network_profile.account_access.default_action, "Deny") == "Allow"
    )
  }
}
