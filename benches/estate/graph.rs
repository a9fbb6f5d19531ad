//! One root module of 10,000 resources, three modules deep: what platform teams write who have every
//! team's services in one state. Regions call services, services call stores; everything goes through
//! `for_each`, locals, optional attributes and policy documents, as the published modules do.

use std::fs;
use std::path::Path;

/// Resources and data sources that the root module comes to.
pub(crate) const RESOURCES: usize = 10_000;

/// Writes the modules into an empty directory.
pub(crate) fn write(directory: &Path) {
    for (name, text) in [
        ("main.tf", ROOT),
        ("region/main.tf", REGION),
        ("service/main.tf", SERVICE),
        ("store/main.tf", STORE),
    ] {
        let path = directory.join(name);
        fs::create_dir_all(path.parent().expect("every file is in a directory"))
            .expect("the directory can be made");
        fs::write(path, text).expect("the file can be written");
    }
}

/// 10 regions.
const ROOT: &str = r#"
variable "stage" {
  type    = string
  default = "prod"
}

locals {
  names   = ["eu-central-1", "eu-west-1", "eu-north-1", "us-east-1", "us-west-2", "ap-south-1", "ap-east-1", "sa-east-1", "ca-central-1", "me-south-1"]
  regions = { for at, name in local.names : name => { cidr = cidrsubnet("10.0.0.0/8", 6, at), offset = at * 100 } }
  tags    = merge({ Stage = var.stage }, var.stage == "prod" ? { Critical = "yes" } : {})
}

module "region" {
  source   = "./region"
  for_each = local.regions

  name   = each.key
  cidr   = each.value.cidr
  offset = each.value.offset
  stage  = var.stage
  tags   = merge(local.tags, { Region = each.key })
}

output "groups" {
  value = flatten([for region in module.region : region.groups])
}
"#;

/// 20 services in each.
const REGION: &str = r#"
variable "name" { type = string }
variable "cidr" { type = string }
variable "stage" { type = string }
variable "offset" { type = number }
variable "tags" { type = map(string) }

locals {
  services = {
    for at in range(20) : format("svc-%02d", at) => {
      subnets = cidrsubnets(cidrsubnet(var.cidr, 8, at), 2, 2, 2)
      ports   = [443, 8000 + var.offset + at]
      public  = at % 5 == 0
    }
  }
}

module "service" {
  source   = "../service"
  for_each = local.services

  name    = "${var.stage}-${var.name}-${each.key}"
  service = each.value
  tags    = merge(var.tags, { Service = each.key })
}

output "groups" {
  value = [for service in module.service : service.group]
}
"#;

/// 30 resources of its own, and 4 stores of 5.
const SERVICE: &str = r#"
variable "name" { type = string }
variable "tags" { type = map(string) }
variable "service" {
  type = object({
    subnets = list(string)
    ports   = list(number)
    public  = optional(bool, false)
    size    = optional(string, "t3.medium")
    volumes = optional(map(object({ size = optional(number, 20), encrypted = optional(bool, true) })), {
      data = {}
      logs = { size = 100 }
    })
  })
}

locals {
  rules  = { for port in var.service.ports : tostring(port) => { from = port, to = port, cidrs = var.service.public ? ["0.0.0.0/0"] : var.service.subnets } }
  prefix = substr(var.name, 0, 40)
  stores = toset(["assets", "backup", "events", "logs"])
  tags   = merge(var.tags, { Name = local.prefix })
}

resource "aws_security_group" "this" {
  name = local.prefix
  tags = local.tags

  dynamic "ingress" {
    for_each = local.rules
    content {
      description = "port ${ingress.key}"
      from_port   = ingress.value.from
      to_port     = ingress.value.to
      protocol    = "tcp"
      cidr_blocks = ingress.value.cidrs
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "this" {
  for_each          = { for at, cidr in var.service.subnets : tostring(at) => cidr }
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = each.value
  ip_protocol       = "-1"
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "access" {
  statement {
    sid       = "Stores"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = [for name in local.stores : "${module.store[name].arn}/*"]
  }
  dynamic "statement" {
    for_each = var.service.public ? ["logs:PutLogEvents"] : []
    content {
      actions   = [statement.value]
      resources = ["*"]
    }
  }
}

resource "aws_iam_role" "this" {
  name               = local.prefix
  assume_role_policy = data.aws_iam_policy_document.assume.json
  tags               = local.tags
}

resource "aws_iam_role_policy" "this" {
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.access.json
}

resource "aws_instance" "this" {
  count                       = 6
  ami                         = "ami-12345678"
  instance_type               = var.service.size
  associate_public_ip_address = var.service.public
  vpc_security_group_ids      = [aws_security_group.this.id]
  tags                        = merge(local.tags, { Index = count.index })

  metadata_options {
    http_tokens = "required"
  }

  user_data = <<-EOT
    #!/bin/sh
    hostnamectl set-hostname ${local.prefix}-${count.index}
    %{ for port in var.service.ports ~}
    firewall-cmd --add-port ${port}/tcp
    %{ endfor ~}
  EOT
}

resource "aws_ebs_volume" "this" {
  for_each = merge([
    for at in range(6) : { for name, volume in var.service.volumes : "${at}-${name}" => volume }
  ]...)
  size      = each.value.size
  encrypted = each.value.encrypted
  tags      = merge(local.tags, { Volume = each.key })
}

resource "aws_db_instance" "this" {
  identifier              = lower(local.prefix)
  engine                  = "postgres"
  instance_class          = "db.${var.service.size}"
  publicly_accessible     = var.service.public
  storage_encrypted       = true
  backup_retention_period = 7
  tags                    = local.tags
}

resource "aws_cloudwatch_log_group" "this" {
  for_each          = toset(["app", "access", "audit"])
  name              = "/${local.prefix}/${each.key}"
  retention_in_days = each.key == "audit" ? 365 : 30
}

module "store" {
  source   = "../store"
  for_each = local.stores
  name     = "${local.prefix}-${each.key}"
  role     = aws_iam_role.this.arn
  tags     = merge(local.tags, { Store = each.key })
}

output "group" {
  value = aws_security_group.this.id
}
"#;

const STORE: &str = r#"
variable "name" { type = string }
variable "role" { type = string }
variable "tags" { type = map(string) }
variable "lifecycle_days" {
  type    = list(number)
  default = [30, 90]
}

resource "aws_s3_bucket" "this" {
  bucket = var.name
  tags   = var.tags
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.id
  dynamic "rule" {
    for_each = var.lifecycle_days
    content {
      id     = "after-${rule.value}"
      status = "Enabled"
      expiration {
        days = rule.value
      }
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

output "arn" {
  value = aws_s3_bucket.this.arn
}
"#;
