# forwards_traffic  whether it may pass on what is not addressed to it
# filtered          whether a security group, its own or its subnet's, decides what may come in
# has_own_group     whether it has a security group of its own
# in_subnet         whether the code says which subnet it is in
# in_own_subnet     whether that is a subnet that the configuration makes, which decides what filters it
concept "network_interface" {
  summary = "A machine's place in a virtual network: an interface, or the machine where the interface is part of it."

  from "terraform" "aws_instance" "aws_network_interface" {
    forwards_traffic = !coalesce(self.source_dest_check, true)
  }
  from "cloudformation" "AWS::EC2::Instance" "AWS::EC2::NetworkInterface" {
    forwards_traffic = !coalesce(self.SourceDestCheck, true)
  }

  # `enable_ip_forwarding` up to provider 3.x, in scale sets up to 4.x, and still in orchestrated ones. The group stood in
  # the interface itself up to provider 1.x.
  from "terraform" "azurerm_network_interface" {
    forwards_traffic = coalesce(self.ip_forwarding_enabled, self.enable_ip_forwarding, false)
  }
  from "terraform" "azurerm_network_interface" {
    filtered = (
      length(linked("azurerm_network_interface_security_group_association", "network_interface_id")) > 0 ||
      self.network_security_group_id != null ||
      anytrue([
        for ip in list(self.ip_configuration) : anytrue([
          for association in sharing("azurerm_subnet_network_security_group_association", "subnet_id", ip.subnet_id) : association.certain
          # Where both are known to be subnets of this unit, they are the same or they are not.
          if(
            length(traces(association.subnet_id)) == 0 || length(traces(ip.subnet_id)) == 0 ||
            length(setintersection(traces(association.subnet_id), traces(ip.subnet_id))) > 0
          )
        ])
      ])
    )
    has_own_group = (
      length(linked("azurerm_network_interface_security_group_association", "network_interface_id")) > 0 ||
      self.network_security_group_id != null
    )
    in_subnet = anytrue([for ip in list(self.ip_configuration) : ip.subnet_id != null])
    in_own_subnet = anytrue(flatten([
      for ip in list(self.ip_configuration) : [
        for address in concat([for subnet in follow(ip.subnet_id) : subnet.address], traces(ip.subnet_id)) :
        length(regexall("(^|[.])azurerm_subnet[.]", address)) > length(regexall("(^|[.])data[.]azurerm_subnet[.]", address))
      ]
    ]))
  }
  from "terraform" "azurerm_linux_virtual_machine_scale_set" "azurerm_windows_virtual_machine_scale_set" "azurerm_orchestrated_virtual_machine_scale_set" {
    for_each = self.network_interface

    forwards_traffic = coalesce(each.value.ip_forwarding_enabled, each.value.enable_ip_forwarding, false)
  }

  # Nodes of a cluster, which pass on what is for their pods, are called this by the service, and by those who bring them into code.
  from "terraform" "google_compute_instance" "google_compute_instance_template" "google_compute_region_instance_template" {
    forwards_traffic = !anytrue([for name in traces(self.name) : startswith(name, "gke-")]) && coalesce(self.can_ip_forward, false)
  }
  # What is not said here, the template says.
  from "terraform" "google_compute_instance_from_template" {
    when = self.can_ip_forward != null

    forwards_traffic = self.can_ip_forward
  }
}
