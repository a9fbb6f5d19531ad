variable "name" { type = string }
variable "zones" { type = list(string) }
variable "public" { type = bool }

module "zone" {
  source   = "./zone"
  for_each = { for index, zone in var.zones : zone => index }
  label    = "${var.name}-${each.key}"
  cidr     = cidrsubnet("10.0.0.0/16", 8, each.value + (var.public ? 0 : 100))
  public   = var.public
}

output "cidrs" {
  value = [for zone in module.zone : zone.cidr]
}
