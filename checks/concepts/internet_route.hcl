# Traffic of IPv4 alone is looked at. What goes through a NAT gateway is no way in.
#
# name  the address of the route table; for a network's main table that of the network, as it is called there
concept "internet_route" {
  summary = "A way from a route table straight to the internet, and from there back."

  from "terraform" "aws_route" {
    when = is_world(self.destination_cidr_block) && anytrue([
      for trace in traces(self.gateway_id) : startswith(trace, "igw-") || strcontains(trace, "aws_internet_gateway.")
    ])
    for_each = traces(self.route_table_id)

    name = each.value
  }
  from "terraform" "aws_route_table" {
    when = anytrue([
      for route in list(self.route) : is_world(route.cidr_block) && anytrue([
        for trace in traces(route.gateway_id) : startswith(trace, "igw-") || strcontains(trace, "aws_internet_gateway.")
      ])
    ])

    name = self.address
  }
  from "terraform" "aws_default_route_table" {
    when = anytrue([
      for route in list(self.route) : is_world(route.cidr_block) && anytrue([
        for trace in traces(route.gateway_id) : startswith(trace, "igw-") || strcontains(trace, "aws_internet_gateway.")
      ])
    ])
    for_each = concat([self.address], traces(self.default_route_table_id))

    name = each.value
  }

  from "cloudformation" "AWS::EC2::Route" {
    when = is_world(self.DestinationCidrBlock) && anytrue([
      for trace in traces(self.GatewayId) :
      startswith(trace, "igw-") || contains(resources("AWS::EC2::InternetGateway")[*].address, trace)
    ])
    for_each = traces(self.RouteTableId)

    name = each.value
  }
}
