locals {
  late  = "b"
  added = upper(local.late)
}

variable "typed" {
  default = "7"
}

resource "aws_db_instance" "this" {
  storage_encrypted = true
  engine_version    = var.typed > 6 ? "16.1" : "15.4"
}

resource "aws_security_group" "becomes_dynamic" {
  dynamic "ingress" {
    for_each = { a = 1000, b = 2000 }
    content {
      from_port   = ingress.value
      to_port     = ingress.value + 1
      protocol    = "udp"
      cidr_blocks = ["10.0.0.0/8"]
    }
  }
}

data "aws_iam_policy_document" "this" {
  statement {
    sid       = "Second"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::only/*"]
  }
}

module "part" {
  name = "second-${count.index}"
}

output "name" {
  value = "second"
}
