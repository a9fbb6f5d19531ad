variable "name" { type = string }
variable "weight" { type = number }
variable "services" { type = map(any) }

resource "aws_ecs_cluster" "this" {
  name = var.name

  dynamic "setting" {
    for_each = { containerInsights = var.weight == 0 ? "disabled" : "enabled" }
    content {
      name  = setting.key
      value = setting.value
    }
  }
}

resource "aws_lb" "this" {
  count                      = length([for s in var.services : s if s.public]) > 0 ? 1 : 0
  name                       = substr(var.name, 0, min(32, length(var.name)))
  load_balancer_type         = "application"
  internal                   = var.weight == 0
  subnets                    = ["subnet-1", "subnet-2"]
  drop_invalid_header_fields = true
}

module "service" {
  source   = "../service"
  for_each = var.services

  cluster  = aws_ecs_cluster.this.name
  prefix   = var.name
  name     = each.key
  config   = each.value
  listener = one(aws_lb.this[*].arn)
}

output "urls" {
  value = { for name, service in module.service : name => service.url if service.url != null }
}
output "images" {
  value = { for name, service in module.service : name => service.images }
}
output "families" {
  value = [for service in module.service : service.family]
}
output "cpu" {
  value = { for name, service in var.services : name => service.cpu }
}
