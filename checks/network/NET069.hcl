check "NET069" {
  name        = "name-servers-on-internet"
  title       = "A virtual network asks name servers on the internet"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The list of servers shows whether names are resolved by somebody whom the network's owner chose, or by servers on the internet that anybody uses."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Whoever answers decides where the machines of the network connect to, and learns which names they ask for. Internal names and private endpoints do not resolve there at all."
  remediation = "List servers inside the network in `dns_servers`, or leave it out and use Azure's own."
  references = [
    "https://learn.microsoft.com/azure/virtual-network/virtual-networks-name-resolution-for-vms-and-role-instances",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_network",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_network_dns_servers",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_183"]
  }

  # 168.63.129.16 is Azure itself.
  on "name_resolution" {
    require = alltrue([
      for server in self.servers :
      covers_network(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7", "168.63.129.16/32"], server)
    ])
    message = "${self.address} asks name servers on the internet"
  }
}
