concept "subscription_lock" {
  summary = "A management lock on a whole subscription of Azure."

  # Not where it is certain that more comes behind the subscription: the id of something in it.
  from "terraform" "azurerm_management_lock" {
    when = (
      anytrue([
        for source in traces(self.scope) : matches("(^|[.])data[.]azurerm_(subscription|client_config)[.]", source)
      ]) && !contains(traces(tostring(strcontains(self.scope, "/resourceGroups/"))), "true") ||
      anytrue([for id in traces(self.scope) : matches("^/subscriptions/[^/]+/?$", id)])
    )

    level = self.lock_level
  }
}
