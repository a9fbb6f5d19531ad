locals {
  regions = {
    north = { zones = ["a", "b"], public = true }
    south = { zones = ["c"], public = false }
  }
}

module "region" {
  source   = "./region"
  for_each = local.regions
  name     = each.key
  zones    = each.value.zones
  public   = each.value.public
}

output "subnets" {
  value = { for name, region in module.region : name => region.cidrs }
}

resource "terraform_data" "summary" {
  input = {
    cidrs = { for name, region in module.region : name => region.cidrs }
    first = module.region["north"].cidrs[0]
    count = length(module.region)
  }
}
