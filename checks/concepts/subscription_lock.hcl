concept "subscription_lock" {
  summary = "A management lock on a whole subscription of Azure."

  from "terraform" "azurerm_management_lock" {
    when = anytrue([
      for scope in follow(self.scope) : length(regexall("(^|[.])data[.]azurerm_subscription[.]", scope.address)) > 0
    ])

    level = self.lock_level
  }
}
