variable "name" { type = string }
variable "cidr" { type = string }
variable "layers" { type = map(number) }
variable "zones" { type = list(string) }
variable "endpoints" {
  type = map(object({ gateway = bool, policy = any }))
}

locals {
  bits = { for layer, bits in var.layers : layer => bits }
  carved = zipmap(
    keys(local.bits),
    cidrsubnets(var.cidr, [for layer in keys(local.bits) : max(local.bits[layer], 2)]...)
  )
  subnets = merge([
    for layer, block in local.carved : {
      for at, zone in var.zones : "${layer}/${zone}" => {
        layer = layer, zone = zone, cidr = cidrsubnet(block, 2, at)
      }
    }
  ]...)
}

resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_hostnames = length(var.endpoints) > 0
  tags                 = { Name = var.name }
}

resource "aws_subnet" "this" {
  for_each                = local.subnets
  vpc_id                  = aws_vpc.this.id
  availability_zone       = "eu-west-1${each.value.zone}"
  cidr_block              = each.value.cidr
  map_public_ip_on_launch = each.value.layer == "public"
  tags                    = { Name = "${var.name}-${replace(each.key, "/", "-")}", Layer = each.value.layer }
}

resource "aws_route_table" "this" {
  vpc_id = aws_vpc.this.id
  tags   = aws_vpc.this.tags
}

resource "aws_vpc_endpoint" "this" {
  for_each            = var.endpoints
  vpc_id              = aws_vpc.this.id
  service_name        = "com.amazonaws.eu-west-1.${each.key}"
  vpc_endpoint_type   = each.value.gateway ? "Gateway" : "Interface"
  route_table_ids     = each.value.gateway ? [aws_route_table.this.id] : null
  private_dns_enabled = each.value.gateway ? null : true
  policy              = each.value.policy == null ? null : jsonencode(each.value.policy)
}

output "vpc_id" { value = aws_vpc.this.id }
output "cidr" { value = aws_vpc.this.cidr_block }
output "route_table" { value = aws_route_table.this.id }
output "subnets" {
  value = { for layer in keys(var.layers) : layer => [for s in aws_subnet.this : s.id if s.tags["Layer"] == layer] }
}
output "cidrs" {
  value = { for key, subnet in aws_subnet.this : split("/", key)[0] => subnet.cidr_block... }
}
output "gateways" {
  value = [for name, endpoint in aws_vpc_endpoint.this : name if endpoint.vpc_endpoint_type == "Gateway"]
}
