# Instances that follow other instances: keys are known though what is made is not.
locals {
  zones   = ["a", "b", "c"]
  enabled = { nat = true, flow_logs = false }
  tiers   = { public = 0, private = 1, database = 2 }
  grid = {
    for pair in setproduct(keys(local.tiers), local.zones) : join("-", pair) => {
      tier = pair[0]
      zone = pair[1]
      net  = local.tiers[pair[0]] * length(local.zones) + index(local.zones, pair[1])
    }
  }
}

resource "aws_vpc" "this" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "this" {
  for_each          = local.grid
  vpc_id            = aws_vpc.this.id
  availability_zone = "eu-west-1${each.value.zone}"
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 4, each.value.net)
  tags              = { Name = each.key, Tier = title(each.value.tier) }
}

resource "aws_route_table" "this" {
  for_each = aws_subnet.this
  vpc_id   = each.value.vpc_id
  tags     = { Name = each.value.tags.Name, Cidr = each.value.cidr_block }
}

resource "aws_route_table_association" "this" {
  for_each       = { for key, table in aws_route_table.this : key => table if !startswith(key, "database") }
  subnet_id      = aws_subnet.this[each.key].id
  route_table_id = each.value.id
}

resource "aws_eip" "nat" {
  for_each = local.enabled.nat ? { for key, subnet in aws_subnet.this : key => subnet if subnet.tags["Tier"] == "Public" } : {}
  domain   = "vpc"
  tags     = { Zone = each.value.availability_zone }
}

resource "aws_nat_gateway" "this" {
  for_each      = aws_eip.nat
  allocation_id = each.value.id
  subnet_id     = aws_subnet.this[each.key].id
  tags          = { Zone = each.value.tags.Zone }
}

resource "aws_route" "nat" {
  for_each = {
    for key, table in aws_route_table.this : key => table
    if local.enabled["nat"] && local.grid[key].tier == "private"
  }
  route_table_id         = each.value.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this["public-${local.grid[each.key].zone}"].id
}

resource "aws_flow_log" "this" {
  count                = local.enabled.flow_logs ? length(aws_subnet.this) : 0
  subnet_id            = values(aws_subnet.this)[count.index].id
  log_destination      = "arn:aws:s3:::logs"
  log_destination_type = "s3"
  traffic_type         = "ALL"
}

resource "aws_network_acl" "this" {
  for_each = toset([for subnet in aws_subnet.this : subnet.tags.Tier])
  vpc_id   = aws_vpc.this.id
  subnet_ids = [
    for subnet in aws_subnet.this : subnet.id if subnet.tags.Tier == each.key
  ]

  dynamic "ingress" {
    for_each = each.value == "Public" ? [80, 443] : []
    content {
      rule_no    = 100 + ingress.key
      action     = "allow"
      protocol   = "tcp"
      from_port  = ingress.value
      to_port    = ingress.value
      cidr_block = "0.0.0.0/0"
    }
  }

  dynamic "egress" {
    for_each = { for zone, subnet in aws_subnet.this : zone => subnet.cidr_block if subnet.tags.Tier == each.value }
    content {
      rule_no    = 200 + index(sort(keys(local.grid)), egress.key)
      action     = "allow"
      protocol   = -1
      from_port  = 0
      to_port    = 0
      cidr_block = egress.value
    }
  }
}

module "volumes" {
  source   = "./volumes"
  for_each = aws_nat_gateway.this
  zone     = each.value.tags.Zone
}

resource "terraform_data" "chained" {
  input = {
    routes  = keys(aws_route.nat)
    cidrs   = { for tier in keys(local.tiers) : tier => [for s in aws_subnet.this : s.cidr_block if s.tags.Tier == title(tier)] }
    gateway = keys(aws_nat_gateway.this)[0]
    count   = length(aws_flow_log.this)
    grouped = { for key, subnet in aws_subnet.this : subnet.availability_zone => key... }
    sizes   = { for zone, volume in module.volumes : zone => volume.size }
    by_cidr = zipmap(values(aws_subnet.this)[*].cidr_block, keys(aws_subnet.this))
  }
}
