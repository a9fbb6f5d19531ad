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

  # Whoever keeps the internet out keeps the data centres out.
  on "network_security_rule" {
    when = coalesce(self.allows, false) && !self.outgoing
    deny = anytrue([
      for tag in self.networks : lower(tag) == "azurecloud" || startswith(lower(tag), "azurecloud.")
    ]) && !anytrue([
      for denials in [[
        for denial in in_force(together("network_security_rule", "group", self.group), self)[0].denials : denial
        if contains(["all", self.protocol], denial.protocol) && covers_port(denial.ports, [self.ports])
      ]] :
      keeps_out_of(denials, ["0.0.0.0/0"], self.protocol, self.ports) ||
      anytrue([for denial in denials : denial.holds && contains([for source in list(denial.sources) : lower(source)], "azurecloud")])
    ])
    at      = self.networks
    message = "${self.address} lets every machine in Azure in, those of other customers too"
  }
}
