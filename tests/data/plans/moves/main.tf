# What was called otherwise, what is taken in, what is let go, and what another configuration answers.

resource "aws_ebs_volume" "new" {
  availability_zone = "eu-west-1b"
  size              = 10
}

moved {
  from = aws_ebs_volume.old
  to   = aws_ebs_volume.new
}

module "disk" {
  source   = "./modules/disk"
  for_each = toset(["a", "b"])
  zone     = "eu-west-1b"
}

moved {
  from = aws_ebs_volume.disk_a
  to   = module.disk["a"].aws_ebs_volume.this
}

resource "aws_ebs_volume" "each" {
  for_each          = { x = 10, y = 20 }
  availability_zone = "eu-west-1b"
  size              = each.value
}

moved {
  from = aws_ebs_volume.counted[0]
  to   = aws_ebs_volume.each["x"]
}

removed {
  from = aws_dynamodb_table.kept
  lifecycle {
    destroy = false
  }
}

resource "terraform_data" "imported" {
  input = "a"
}

import {
  to = terraform_data.imported
  id = "t-1"
}

data "terraform_remote_state" "network" {
  backend = "local"
  config = {
    path = "network.json"
  }
}

resource "aws_security_group" "web" {
  name = "web"

  dynamic "ingress" {
    for_each = data.terraform_remote_state.network.outputs.ports
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = data.terraform_remote_state.network.outputs.sources
    }
  }
}

variable "password" {
  type      = string
  sensitive = true
  default   = "correct-horse-battery"
}

resource "aws_db_instance" "main" {
  identifier          = "main"
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 20
  username            = "app"
  password            = var.password
  skip_final_snapshot = true
}

resource "aws_kms_key" "anew" {
  description             = "a"
  key_usage               = "SIGN_VERIFY"
  deletion_window_in_days = 7

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_ebs_volume" "anew" {
  availability_zone = "eu-west-1c"
  size              = 10

  lifecycle {
    create_before_destroy = true
  }
}

check "always" {
  assert {
    condition     = aws_ebs_volume.new.size > 0
    error_message = "No room."
  }
}

output "password" {
  value     = var.password
  sensitive = true
}
