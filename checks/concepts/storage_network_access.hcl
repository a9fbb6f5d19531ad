# open_by_default  whether a network that no rule names may reach it
# trusts_provider  whether the provider's own services for logs, backup and events may, where others may not
concept "storage_network_access" {
  summary = "Which networks may reach an object store."

  # The rules may stand in a resource of their own, which is then judged instead.
  # Rules of their own named the account by `storage_account_name` up to provider 2.x.
  from "terraform" "azurerm_storage_account" {
    when = length(list(
      linked("azurerm_storage_account_network_rules", "storage_account_id"),
      linked("azurerm_storage_account_network_rules", "storage_account_name", self.name),
    )) == 0

    open_by_default = (
      coalesce(self.public_network_access_enabled, true) &&
      coalesce(self.network_rules.default_action, "Allow") == "Allow"
    )
    trusts_provider = (
      contains(coalesce(self.network_rules.bypass, ["AzureServices"]), "AzureServices") ||
      coalesce(self.network_rules.default_action, "Allow") == "Allow"
    )
  }
  from "terraform" "azurerm_storage_account_network_rules" {
    open_by_default = !anytrue([
      for account in resources("azurerm_storage_account") : !coalesce(account.public_network_access_enabled, true)
      if contains(traces(list(self.storage_account_id, self.storage_account_name)), account.address)
    ]) && self.default_action == "Allow"
    trusts_provider = contains(coalesce(self.bypass, ["AzureServices"]), "AzureServices") || self.default_action == "Allow"
  }
}
