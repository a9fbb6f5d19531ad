# Networks per region and stage: carved by prefix, joined through a transit gateway, addressed by map.
variable "networks" {
  type = map(object({
    cidr      = string
    stage     = string
    isolated  = optional(bool, false)
    layers    = optional(map(number), { public = 4, private = 2 })
    endpoints = optional(map(object({ gateway = optional(bool, false), policy = optional(any) })), {})
  }))
  default = {
    shared = {
      cidr      = "10.0.0.0/16"
      stage     = "prod"
      endpoints = { s3 = { gateway = true }, ssm = {} }
    }
    apps = {
      cidr   = "10.1.0.0/16"
      stage  = "prod"
      layers = { public = 8, private = 4, data = 6 }
    }
    lab = { cidr = "10.200.0.0/20", stage = "dev", isolated = true, layers = { private = 3 } }
  }
  validation {
    condition     = alltrue([for network in var.networks : can(cidrnetmask(network.cidr))])
    error_message = "Not a network."
  }
}

locals {
  attached = { for name, network in var.networks : name => network if !network.isolated }
  links = {
    for pair in setproduct(keys(local.attached), keys(local.attached)) :
    "${pair[0]}-${pair[1]}" => { from = pair[0], to = pair[1] } if pair[0] != pair[1]
  }
  by_stage = { for name, network in var.networks : network.stage => network.cidr... }
}

module "vpc" {
  source    = "./modules/vpc"
  for_each  = var.networks
  name      = each.key
  cidr      = each.value.cidr
  layers    = each.value.layers
  endpoints = each.value.endpoints
  zones     = slice(["a", "b", "c"], 0, each.value.stage == "prod" ? 3 : 1)
}

resource "aws_ec2_transit_gateway" "this" {
  description                     = "hub for ${join(", ", keys(local.attached))}"
  default_route_table_association = "disable"
  auto_accept_shared_attachments  = length(local.attached) > 5 ? "enable" : "disable"
}

resource "aws_ec2_transit_gateway_vpc_attachment" "this" {
  for_each           = local.attached
  transit_gateway_id = aws_ec2_transit_gateway.this.id
  vpc_id             = module.vpc[each.key].vpc_id
  subnet_ids         = module.vpc[each.key].subnets["private"]
  tags               = { Name = each.key, Cidr = module.vpc[each.key].cidr }
}

resource "aws_route" "link" {
  for_each               = local.links
  route_table_id         = module.vpc[each.value.from].route_table
  destination_cidr_block = module.vpc[each.value.to].cidr
  transit_gateway_id     = aws_ec2_transit_gateway.this.id
  depends_on             = [aws_ec2_transit_gateway_vpc_attachment.this]
}

resource "aws_ec2_managed_prefix_list" "stage" {
  for_each       = local.by_stage
  name           = each.key
  address_family = "IPv4"
  max_entries    = pow(2, ceil(log(length(each.value) + 1, 2)))

  dynamic "entry" {
    for_each = { for at, cidr in sort(each.value) : format("%02d", at) => cidr }
    content {
      cidr        = entry.value
      description = "${each.key} ${entry.key}"
    }
  }
}

resource "terraform_data" "plan" {
  input = {
    cidrs   = { for name, vpc in module.vpc : name => vpc.cidrs }
    links   = keys(aws_route.link)
    largest = reverse(sort([for name, vpc in module.vpc : format("%03d %s", length(flatten(values(vpc.cidrs))), name)]))[0]
    gateway = { for name, vpc in module.vpc : name => vpc.gateways if length(vpc.gateways) > 0 }
  }
}
