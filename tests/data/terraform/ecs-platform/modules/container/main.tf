variable "name" {}
variable "image" {}
variable "essential" {
  type    = bool
  default = true
}
variable "ports" {
  type    = list(number)
  default = []
}
variable "environment" {
  type     = map(string)
  default  = { DEFAULT = "yes" }
  nullable = false
}
variable "secrets" {
  type    = map(string)
  default = {}
}
variable "log_group" {}

locals {
  environment = [for k, v in var.environment : { name = k, value = v }]
  definition = {
    name         = var.name
    image        = var.image
    essential    = var.essential
    portMappings = [for port in var.ports : { containerPort = port, protocol = "tcp" }]
    environment  = local.environment
    secrets      = [for k, v in var.secrets : { name = k, valueFrom = v }]
    logConfiguration = {
      logDriver = "awslogs"
      options   = { "awslogs-group" = var.log_group, "awslogs-region" = "eu-west-1" }
    }
    readonlyRootFilesystem = true
  }
}

output "definition" {
  value = { for k, v in local.definition : k => v if !can(length(v)) || try(length(v), 1) > 0 }
}
