# servers  the addresses of the servers that it asks; none where it asks the provider's own
concept "name_resolution" {
  summary = "Which name servers the machines of a virtual network ask."

  from "terraform" "azurerm_virtual_network" "azurerm_virtual_network_dns_servers" "azurerm_network_interface" {
    servers = list(self.dns_servers)
  }
}
