check "NET141" {
  name        = "rule-for-all-of-azure"
  title       = "A network security rule lets in every machine in Azure"
  controls    = { "27017:2015" = ["CLD.13.1.4", "13.1.3"], "27017:2026" = ["8.20", "8.22"] }
  because     = "The rule shows whether the virtual network keeps other tenants of the cloud out, as a physical network keeps out other tenants of the building."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "The service tag `AzureCloud` is all public addresses of Azure's data centres, and those of every other customer's machines are among them. Whoever rents one is let in."
  remediation = "Name the service that needs it by its own tag (`Storage`, `AzureMonitor`, `AzureLoadBalancer`), or the networks, in `source_address_prefix`."
  references = [
    "https://learn.microsoft.com/azure/virtual-network/service-tags-overview",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule",
  ]

  on "terraform" "azurerm_network_security_rule" {
    when = lower(self.access) == "allow" && lower(coalesce(self.direction, "inbound")) == "inbound"
    deny = anytrue([
      for tag in list(self.source_address_prefix, self.source_address_prefixes) :
      lower(tag) == "azurecloud" || startswith(lower(tag), "azurecloud.")
      ]) && !anytrue([
      for rule in sharing(self.type, "network_security_group_name", self.network_security_group_name) :
      coalesce(rule.priority, 4097) < coalesce(self.priority, 0) &&
      anytrue([
        for source in list(rule.source_address_prefix, rule.source_address_prefixes) :
        contains(["azurecloud", "internet", "*", "0.0.0.0/0"], lower(source))
      ]) &&
      contains(["*", lower(coalesce(self.protocol, "*"))], lower(coalesce(rule.protocol, "*"))) &&
      contains(["*", self.destination_address_prefix], rule.destination_address_prefix) &&
      covers_port(
        list(rule.destination_port_range, rule.destination_port_ranges),
        list(self.destination_port_range, self.destination_port_ranges),
      ) && rule.certain
      if lower(rule.access) == "deny" && lower(coalesce(rule.direction, "inbound")) == "inbound"
    ])
    at      = list(self.source_address_prefix, self.source_address_prefixes)
    message = "${self.address} lets every machine in Azure in, those of other customers too"
  }

  on "terraform" "azurerm_network_security_group" {
    deny = anytrue([
      for allowed in list(self.security_rule) :
      lower(allowed.access) == "allow" && lower(coalesce(allowed.direction, "inbound")) == "inbound" &&
      !anytrue([
        for rule in list(self.security_rule) :
        coalesce(rule.priority, 4097) < coalesce(allowed.priority, 0) &&
        anytrue([
          for source in list(rule.source_address_prefix, rule.source_address_prefixes) :
          contains(["azurecloud", "internet", "*", "0.0.0.0/0"], lower(source))
        ]) &&
        contains(["*", lower(coalesce(allowed.protocol, "*"))], lower(coalesce(rule.protocol, "*"))) &&
        contains(["*", allowed.destination_address_prefix], rule.destination_address_prefix) &&
        covers_port(
          list(rule.destination_port_range, rule.destination_port_ranges),
          list(allowed.destination_port_range, allowed.destination_port_ranges),
        )
        if lower(rule.access) == "deny" && lower(coalesce(rule.direction, "inbound")) == "inbound"
      ]) &&
      anytrue([
        for tag in list(allowed.source_address_prefix, allowed.source_address_prefixes) :
        lower(tag) == "azurecloud" || startswith(lower(tag), "azurecloud.")
      ])
    ])
    message = "${self.address} lets every machine in Azure in, those of other customers too"
  }
}
