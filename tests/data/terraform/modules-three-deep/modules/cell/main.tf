variable "name" {
  type = string
}

variable "settings" {
  type = object({
    stacks   = set(string)
    replicas = number
    prefix   = optional(string)
  })
}

locals {
  prefix = coalesce(var.settings.prefix, "${var.name}-cell")
}

module "stack" {
  source   = "../stack"
  for_each = var.settings.stacks
  name     = join("-", [local.prefix, each.value])
  replicas = max(var.settings.replicas, each.key == "api" ? 1 : 0)
}

output "name" {
  value = var.name
}

output "queues" {
  value = { for name, stack in module.stack : name => stack.queues }
}

output "total" {
  value = length(flatten([for stack in module.stack : stack.queues]))
}

output "paths" {
  value = [for stack in module.stack : stack.path]
}
