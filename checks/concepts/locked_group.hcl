# name  its address, by which stores look for it
concept "locked_group" {
  summary = "A resource group of Azure that a management lock is on."

  from "terraform" "azurerm_resource_group" "data.azurerm_resource_group" {
    when = length(linked("azurerm_management_lock", "scope")) > 0

    name = self.address
  }
}
