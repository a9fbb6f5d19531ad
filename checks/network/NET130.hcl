check "NET130" {
  name        = "interface-without-security-group"
  title       = "A network interface has no security group, nor has its subnet"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The associations show whether any rules stand between the machine and the rest of the virtual network."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Without a security group Azure lets everything through to the machine from its network and the peers of that; with a public address every port is open. A group on the interface or on its subnet is enough."
  remediation = "Associate a group with the interface by `azurerm_network_interface_security_group_association`, or with its subnet by `azurerm_subnet_network_security_group_association`."
  references = [
    "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_interface_security_group_association",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/subnet_network_security_group_association",
  ]
  equivalents = {
    trivy = ["AZU-0068"]
  }

  # What becomes of a subnet that somebody else makes cannot be known.
  on "network_interface" {
    when    = self.in_own_subnet || self.has_own_group || !self.in_subnet
    require = self.filtered
    message = "Neither ${self.address} nor its subnet has a network security group"
  }
}
