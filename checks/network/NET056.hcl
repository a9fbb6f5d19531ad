check "NET056" {
  name        = "subnet-without-security-group"
  title       = "A subnet has no security group"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The association shows whether any rules stand between this part of the virtual network and the others."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Without a security group Azure lets everything through between the subnets of a network and its peers, and what has a public address is open with every port. One broken machine then reaches all the rest."
  remediation = "Associate a group by `azurerm_subnet_network_security_group_association`, or by `security_group` of an inline `subnet`."
  references = [
    "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/subnet_network_security_group_association",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_network",
  ]
  equivalents = {
    checkov = ["CKV2_AZURE_31"]
  }

  on "subnet" {
    require = self.filtered
    message = "${self.address} has no network security group"
  }
}
