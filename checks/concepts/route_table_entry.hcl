# destinations         networks that the route is for
# to_internet_gateway  whether it leads to the internet without anything in between
# to_peer              whether it leads into a network that is coupled with this one
concept "route_table_entry" {
  summary = "An entry of the routing table of a virtual network."

  from "terraform" "aws_route" {
    destinations = list(self.destination_cidr_block, self.destination_ipv6_cidr_block)
    to_internet_gateway = self.gateway_id != null && !anytrue([
      for trace in traces(self.gateway_id) :
      trace == "" || trace == "local" || startswith(trace, "vgw-") || startswith(trace, "vpce-") || strcontains(trace, "aws_vpn_gateway")
    ])
    to_peer = self.vpc_peering_connection_id != null && !contains(traces(self.vpc_peering_connection_id), "")
  }
  from "terraform" "aws_route_table" "aws_default_route_table" {
    for_each = self.route

    destinations = list(each.value.cidr_block, each.value.ipv6_cidr_block)
    to_internet_gateway = each.value.gateway_id != null && !anytrue([
      for trace in traces(each.value.gateway_id) :
      trace == "" || trace == "local" || startswith(trace, "vgw-") || startswith(trace, "vpce-") || strcontains(trace, "aws_vpn_gateway")
    ])
    to_peer = each.value.vpc_peering_connection_id != null && !contains(traces(each.value.vpc_peering_connection_id), "")
  }
  # Of the gateways, only those to a private network have a type.
  from "cloudformation" "AWS::EC2::Route" {
    destinations = list(self.DestinationCidrBlock, self.DestinationIpv6CidrBlock)
    to_internet_gateway = self.GatewayId != null && !anytrue(concat(
      [for trace in traces(self.GatewayId) : startswith(trace, "vgw-") || startswith(trace, "vpce-")],
      [for gateway in follow(self.GatewayId) : gateway.Type != null],
    ))
    to_peer = self.VpcPeeringConnectionId != null
  }
}
