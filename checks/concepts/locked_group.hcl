# name  its address, or the name that it has in Azure, by which stores look for it
concept "locked_group" {
  summary = "A resource group of Azure that a management lock is on."

  from "terraform" "azurerm_resource_group" "data.azurerm_resource_group" {
    when     = length(linked("azurerm_management_lock", "scope")) > 0
    for_each = distinct(concat([self.address], traces(self.name)))

    name = each.value
  }
  from "terraform" "azurerm_management_lock" {
    for_each = flatten([for id in traces(self.scope) : regexall("(?i)^/subscriptions/[^/]+/resourceGroups/([^/]+)/?$", id)])

    name = each.value
  }
}
