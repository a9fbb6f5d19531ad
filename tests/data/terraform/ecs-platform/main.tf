variable "services" {
  type = map(object({
    image    = string
    cpu      = optional(number, 256)
    memory   = optional(number)
    replicas = optional(object({ min = optional(number, 1), max = optional(number, 2) }), {})
    port     = optional(number)
    public   = optional(bool, false)
    env      = optional(map(string), {})
    secrets  = optional(map(string), {})
    sidecars = optional(map(object({
      image     = string
      essential = optional(bool, false)
      ports     = optional(list(number), [])
    })), {})
    health = optional(object({
      path     = optional(string, "/health")
      interval = optional(number, 30)
      codes    = optional(set(number), [200])
    }))
  }))
}

module "platform" {
  source   = "./modules/platform"
  for_each = { blue = 1, green = 0 }

  name     = "shop-${each.key}"
  services = each.value > 0 ? var.services : { for k, v in var.services : k => v if v.public }
  weight   = each.value
}

resource "terraform_data" "platforms" {
  input = {
    urls      = module.platform["blue"].urls
    green     = keys(module.platform["green"].urls)
    images    = merge([for name, platform in module.platform : { for k, v in platform.images : "${name}/${k}" => v }]...)
    families  = flatten(values(module.platform)[*].families)
    cpu_total = sum([for p in module.platform : sum(values(p.cpu))])
  }
}
