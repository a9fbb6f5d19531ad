# What was moved, adopted, let go of and read while planning.

variable "master_password" {
  type      = string
  sensitive = true
  default   = "correct-horse"
}

moved {
  from = aws_s3_bucket.old
  to   = aws_s3_bucket.logs
}

resource "aws_s3_bucket" "logs" {
  bucket = "acme-logs"
}

moved {
  from = aws_ebs_volume.data
  to   = module.storage.aws_ebs_volume.data
}

module "storage" {
  source = "./modules/storage"
  zone   = "eu-west-1b"
}

moved {
  from = aws_ebs_volume.left
  to   = aws_ebs_volume.spare["left"]
}

resource "aws_ebs_volume" "spare" {
  for_each          = toset(["left"])
  availability_zone = "eu-west-1b"
  size              = 20
}

import {
  to = terraform_data.adopted
  id = "adopted"
}

resource "terraform_data" "adopted" {
  input = "mine"
}

# Let go of, not destroyed.
removed {
  from = aws_db_instance.given_away

  lifecycle {
    destroy = false
  }
}

data "aws_arn" "topic" {
  arn = "arn:aws:sns:eu-west-1:123456789012:alarms"
}

# Only the provider knows the region.
resource "aws_ebs_volume" "regional" {
  for_each          = toset(split("-", data.aws_arn.topic.region))
  availability_zone = "eu-west-1b"
  size              = 10
  tags              = { part = each.key }
}

resource "aws_security_group" "web" {
  name = "web"

  dynamic "ingress" {
    for_each = toset([data.aws_arn.topic.account])

    content {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
      description = ingress.value
    }
  }
}

resource "aws_db_instance" "main" {
  identifier          = "main"
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 20
  username            = "app"
  password            = var.master_password
  skip_final_snapshot = true
}
