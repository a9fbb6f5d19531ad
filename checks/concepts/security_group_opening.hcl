# Only networks, without those of prefix lists.
#
# name     the group: its address, or its id where it is not among what was scanned
# sources  networks that are let in
# tcp      whether TCP is among its protocols
# udp      whether it is for UDP by name
# ports    what `covers_port` takes
concept "security_group_opening" {
  summary = "What a rule of a security group of EC2 lets in, by group: rules on their own are of the same group as those within it."

  from "terraform" "aws_security_group" "aws_default_security_group" {
    for_each = list(self.ingress)

    name    = self.address
    sources = list(each.value.cidr_blocks, each.value.ipv6_cidr_blocks)
    tcp     = contains(["-1", "all", "tcp", "6"], lower(coalesce(each.value.protocol, "tcp")))
    udp     = contains(["udp", "17"], lower(coalesce(each.value.protocol, "tcp")))
    ports   = contains(["-1", "all"], lower(coalesce(each.value.protocol, "tcp"))) ? "*" : port_range(each.value.from_port, each.value.to_port)
  }
  from "terraform" "aws_security_group_rule" {
    when     = self.type == "ingress"
    for_each = traces(self.security_group_id)

    name    = each.value
    sources = list(self.cidr_blocks, self.ipv6_cidr_blocks)
    tcp     = contains(["-1", "all", "tcp", "6"], lower(coalesce(self.protocol, "tcp")))
    udp     = contains(["udp", "17"], lower(coalesce(self.protocol, "tcp")))
    ports   = contains(["-1", "all"], lower(coalesce(self.protocol, "tcp"))) ? "*" : port_range(self.from_port, self.to_port)
  }
  from "terraform" "aws_vpc_security_group_ingress_rule" {
    for_each = traces(self.security_group_id)

    name    = each.value
    sources = list(self.cidr_ipv4, self.cidr_ipv6)
    tcp     = contains(["-1", "all", "tcp", "6"], lower(coalesce(self.ip_protocol, "tcp")))
    udp     = contains(["udp", "17"], lower(coalesce(self.ip_protocol, "tcp")))
    ports   = contains(["-1", "all"], lower(coalesce(self.ip_protocol, "tcp"))) ? "*" : port_range(self.from_port, self.to_port)
  }

  from "cloudformation" "AWS::EC2::SecurityGroup" {
    for_each = list(self.SecurityGroupIngress)

    name    = self.address
    sources = list(each.value.CidrIp, each.value.CidrIpv6)
    tcp     = contains(["-1", "all", "tcp", "6"], lower(coalesce(each.value.IpProtocol, "tcp")))
    udp     = contains(["udp", "17"], lower(coalesce(each.value.IpProtocol, "tcp")))
    ports   = contains(["-1", "all"], lower(coalesce(each.value.IpProtocol, "tcp"))) ? "*" : port_range(each.value.FromPort, each.value.ToPort)
  }
  from "cloudformation" "AWS::EC2::SecurityGroupIngress" {
    for_each = traces(self.GroupId)

    name    = each.value
    sources = list(self.CidrIp, self.CidrIpv6)
    tcp     = contains(["-1", "all", "tcp", "6"], lower(coalesce(self.IpProtocol, "tcp")))
    udp     = contains(["udp", "17"], lower(coalesce(self.IpProtocol, "tcp")))
    ports   = contains(["-1", "all"], lower(coalesce(self.IpProtocol, "tcp"))) ? "*" : port_range(self.FromPort, self.ToPort)
  }
}
