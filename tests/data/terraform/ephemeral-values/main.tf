# Ephemeral values pass through and are in no plan.
variable "token" {
  type      = string
  default   = "t-0123"
  ephemeral = true
}

variable "region" {
  type    = string
  default = "eu-west-1"
}

locals {
  header = "Bearer ${var.token}"
  plain  = ephemeralasnull({ token = var.token, region = var.region })
}

module "inner" {
  source = "./inner"
  token  = local.header
}

provider "aws" {
  alias      = "other"
  region     = var.region
  access_key = var.token
  secret_key = var.token
}

resource "terraform_data" "plain" {
  input = {
    region = var.region
    length = length(var.region)
  }
}

resource "aws_ssm_parameter" "written" {
  name             = "/app/token"
  type             = "SecureString"
  value_wo         = var.token
  value_wo_version = 2
}

resource "aws_db_instance" "app" {
  identifier          = "app"
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "app"
  password_wo         = var.token
  password_wo_version = 1
  storage_encrypted   = true
  skip_final_snapshot = module.inner.is_short
}
