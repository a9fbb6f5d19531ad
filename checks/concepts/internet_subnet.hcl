# A subnet that is associated with no route table has its network's main one; one with no access list its network's
# default one.
#
# name             its address
# gives_addresses  whether what starts in it gets a public address without asking
concept "internet_subnet" {
  summary = "A subnet with a route to the internet: what has a public address in it can be reached from there, past its access list."

  from "terraform" "aws_subnet" {
    when = anytrue([
      for table in(
        length(linked("aws_route_table_association", "subnet_id")) > 0
        ? flatten([for association in linked("aws_route_table_association", "subnet_id") : traces(association.route_table_id)])
        : flatten([
          traces(self.vpc_id),
          [
            for table in sharing("aws_default_route_table", "default_route_table_id", self.vpc_id) :
            table.address if certainly(table.certain)
          ],
          [
            for association in sharing("aws_main_route_table_association", "vpc_id", self.vpc_id) :
            traces(association.route_table_id) if certainly(association.certain)
          ],
        ])
      ) : anytrue([for route in named("internet_route", table) : route.certain])
      ]) && !certainly(anytrue([
        for address in(
          length(linked("aws_network_acl", "subnet_ids")) + length(linked("aws_network_acl_association", "subnet_id")) > 0
          ? flatten([
            [for acl in linked("aws_network_acl", "subnet_ids") : acl.address],
            [for association in linked("aws_network_acl_association", "subnet_id") : traces(association.network_acl_id)],
          ])
          : [for acl in sharing("aws_default_network_acl", "default_network_acl_id", self.vpc_id) : acl.address if certainly(acl.certain)]
        ) : length(named("shut_access_list", address)) > 0
    ]))

    name            = self.address
    gives_addresses = coalesce(self.map_public_ip_on_launch, false)
  }

  # It comes with such a route, and with addresses.
  from "terraform" "aws_default_subnet" {
    name            = self.address
    gives_addresses = coalesce(self.map_public_ip_on_launch, true)
  }

  from "cloudformation" "AWS::EC2::Subnet" {
    when = anytrue([
      for table in flatten([
        for association in linked("AWS::EC2::SubnetRouteTableAssociation", "SubnetId") : traces(association.RouteTableId)
      ]) : anytrue([for route in named("internet_route", table) : route.certain])
      ]) && !certainly(anytrue([
        for address in flatten([
          for association in linked("AWS::EC2::SubnetNetworkAclAssociation", "SubnetId") : traces(association.NetworkAclId)
        ]) : length(named("shut_access_list", address)) > 0
    ]))

    name            = self.address
    gives_addresses = coalesce(self.MapPublicIpOnLaunch, false)
  }
}
