variable "ports" {
  type = map(number)
}

variable "volumes" {
  type    = number
  default = 3
}

variable "zone" {
  type = string
}

locals {
  tags = { owner = "data" }
}

resource "aws_security_group" "web" {
  name = "web"
  tags = local.tags

  ingress {
    from_port   = 22
    to_port     = "22"
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
  }

  dynamic "ingress" {
    for_each = var.ports

    content {
      description = ingress.key
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

# cumulint:ignore[TST002] the data is loaded anew every night
resource "aws_ebs_volume" "scratch" {
  count             = var.volumes
  availability_zone = var.zone
  size              = 10
}

resource "aws_db_instance" "main" {
  identifier          = "main"
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 20
  availability_zone   = var.zone
  username            = "app"
  skip_final_snapshot = true

  lifecycle {
    create_before_destroy = false
  }
}

module "store" {
  source   = "./modules/bucket"
  for_each = toset(["logs", "media"])

  name   = each.key
  status = each.key == "logs" ? "Enabled" : "Suspended"
}
