# assigns_public_addresses  whether what starts in it gets a public IPv4 address without asking
# filtered                  whether rules of its own decide what may come in and go out
concept "subnet" {
  summary = "A range of addresses of a virtual network."

  from "terraform" "aws_subnet" {
    assigns_public_addresses = coalesce(self.map_public_ip_on_launch, false)
  }

  # Default subnets come with it on.
  from "terraform" "aws_default_subnet" {
    assigns_public_addresses = coalesce(self.map_public_ip_on_launch, true)
  }

  from "cloudformation" "AWS::EC2::Subnet" {
    assigns_public_addresses = coalesce(self.MapPublicIpOnLaunch, false)
  }

  # Azure allows no security group in these, nor where NetApp volumes have the basic network features. The group stood in
  # the subnet itself up to provider 1.x, and may again where a policy of Azure asks for that.
  from "terraform" "azurerm_subnet" {
    when = (
      !contains(["GatewaySubnet", "AzureFirewallSubnet", "AzureFirewallManagementSubnet", "RouteServerSubnet"], self.name) &&
      !anytrue([for delegation in list(self.delegation) : lower(delegation.service_delegation.name) == "microsoft.netapp/volumes"])
    )

    filtered = (
      length(linked("azurerm_subnet_network_security_group_association", "subnet_id")) > 0 ||
      self.network_security_group_id != null || self.network_security_group_id_wo != null
    )
  }
  from "terraform" "azurerm_virtual_network" {
    for_each = [
      for subnet in list(self.subnet) : subnet
      if !contains(["GatewaySubnet", "AzureFirewallSubnet", "AzureFirewallManagementSubnet", "RouteServerSubnet"], subnet.name)
    ]

    filtered = each.value.security_group != null
  }
}
