terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.replica]
    }
  }
}

variable "name" { type = string }

module "primary" {
  source = "../store"
  name   = var.name
}

module "replica" {
  source    = "../store"
  for_each  = toset(["a", "b"])
  name      = "${var.name}-${each.key}"
  tags      = { Replica = each.key }
  providers = { aws = aws.replica }
}

resource "aws_kms_key" "replica" {
  provider            = aws.replica
  description         = "replica"
  enable_key_rotation = true
}

output "tags" {
  value = merge(
    { primary = module.primary.tags },
    { for key, store in module.replica : key => store.tags }
  )
}
