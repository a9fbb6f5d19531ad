# A module with rules by name, in the style of those on the public registry.
locals {
  internal = ["10.0.0.0/8", "192.168.0.0/16"]
}

module "web" {
  source = "./modules/group"

  name                = "web"
  vpc_id              = "vpc-1"
  ingress_cidr_blocks = ["0.0.0.0/0"]
  ingress_rules       = ["https-443-tcp", "http-80-tcp"]
  ingress_with_cidr_blocks = [
    { rule = "postgresql-tcp", cidr_blocks = "10.0.0.0/8, 172.16.0.0/12" },
    { from_port = 8080, to_port = "8090", protocol = "tcp", description = "User ports", cidr_blocks = join(",", local.internal) },
    { from_port = 9000, to_port = 9000 },
  ]
  egress_rules = ["all-all"]
  tags         = { Tier = "public" }
}

module "closed" {
  source        = "./modules/group"
  name          = "closed"
  vpc_id        = "vpc-1"
  ingress_rules = []
  egress_rules  = []
  self          = true
}

module "absent" {
  source = "./modules/group"
  create = false
  name   = "absent"
  vpc_id = "vpc-1"
}

resource "terraform_data" "groups" {
  input = {
    names  = compact([module.web.name, module.closed.name, module.absent.name])
    rules  = module.web.rules
    closed = module.closed.rules
    absent = module.absent.rules
  }
}
