locals {
  name = "platform-${var.environment}"
  # What a data source would list; fixed here, as the account is not asked.
  available = ["eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d"]
  azs       = slice(local.available, 0, var.az_count)

  tags = {
    Environment = var.environment
    Repository  = "infrastructure/network"
  }
}

module "vpc" {
  source = "./modules/vpc"

  name = local.name
  cidr = var.cidr
  azs  = local.azs

  public_subnets   = [for index, az in local.azs : cidrsubnet(var.cidr, 8, index)]
  private_subnets  = [for index, az in local.azs : cidrsubnet(var.cidr, 4, index + 1)]
  database_subnets = [for index, az in local.azs : cidrsubnet(var.cidr, 8, index + 200)]

  enable_nat_gateway = true
  single_nat_gateway = var.environment != "production"
  enable_flow_log    = true

  public_subnet_tags  = { "kubernetes.io/role/elb" = 1 }
  private_subnet_tags = { "kubernetes.io/role/internal-elb" = 1 }
  tags                = local.tags

  private_inbound_acl_rules = [
    { rule_number = 100, rule_action = "allow", from_port = 0, to_port = 0, protocol = "-1", cidr_block = var.cidr },
    { rule_number = 110, rule_action = "deny", protocol = "tcp", from_port = 22, to_port = 22, cidr_block = "0.0.0.0/0" },
  ]
}

module "isolated" {
  source = "./modules/vpc"

  name                 = "${local.name}-isolated"
  cidr                 = "172.31.0.0/20"
  azs                  = ["eu-west-1a"]
  private_subnets      = cidrsubnets("172.31.0.0/20", 4, 4)
  private_subnet_names = ["first"]
}

module "disabled" {
  source          = "./modules/vpc"
  create_vpc      = false
  name            = "disabled"
  cidr            = "10.99.0.0/16"
  public_subnets  = ["10.99.0.0/24"]
  enable_flow_log = true
}

resource "aws_security_group" "endpoints" {
  name_prefix = "${local.name}-endpoints-"
  vpc_id      = module.vpc.vpc_id

  ingress {
    description = "TLS from within"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = module.vpc.private_subnets_cidr_blocks
  }
}

resource "aws_vpc_endpoint" "interface" {
  for_each = toset(["ec2", "ecr.api", "ecr.dkr", "sts"])

  vpc_id              = module.vpc.vpc_id
  service_name        = "com.amazonaws.eu-west-1.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  security_group_ids  = [aws_security_group.endpoints.id]
  tags                = merge(local.tags, { Name = "${local.name}-${replace(each.value, ".", "-")}" })
}

resource "terraform_data" "summary" {
  input = {
    azs           = module.vpc.azs
    public        = module.vpc.public_subnets_cidr_blocks
    private       = module.vpc.private_subnets_cidr_blocks
    database      = module.vpc.database_subnets_cidr_blocks
    nats          = module.vpc.nat_count
    isolated      = module.isolated.private_subnets_cidr_blocks
    none          = module.disabled.public_subnets_cidr_blocks
    disabled_cidr = module.disabled.vpc_cidr_block
    group         = module.disabled.database_subnet_group_name
    hosts         = [for cidr in module.vpc.public_subnets_cidr_blocks : cidrhost(cidr, 10)]
    mask          = cidrnetmask(var.cidr)
  }
}
