terraform {
  required_version = ">= 1.0"
}

locals {
  kept  = "kept ${local.laid}"
  laid  = "first"
  late  = "first"
  added = "first"
}

variable "typed" {
  type    = string
  default = "5"
}

variable "described" {
  description = "only the description is laid over"
  default     = [1, 2]
}

resource "aws_db_instance" "this" {
  identifier          = "db"
  engine              = "postgres"
  engine_version      = "15.4"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "root"
  password            = "not-a-secret-at-all"
  skip_final_snapshot = false
  publicly_accessible = true
  storage_encrypted   = false
  tags                = { A = "1", B = "2" }

  timeouts {
    create = "10m"
    delete = "20m"
  }

  lifecycle {
    create_before_destroy = true
    prevent_destroy       = true
  }
}

resource "aws_security_group" "static" {
  name   = "static"
  vpc_id = "vpc-1"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "dynamic" {
  name   = "dynamic"
  vpc_id = "vpc-1"

  dynamic "ingress" {
    for_each = [22, 80]
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

resource "aws_security_group" "becomes_dynamic" {
  name   = "becomes-dynamic"
  vpc_id = "vpc-1"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_sqs_queue" "counted" {
  count = 3
  name  = "queue-${count.index}"
}

data "aws_iam_policy_document" "this" {
  statement {
    sid       = "First"
    actions   = ["s3:*"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "this" {
  name   = "policy"
  policy = data.aws_iam_policy_document.this.json
}

module "part" {
  source = "./part"
  count  = 2
  name   = "first-${count.index}"
  keep   = true
}

output "name" {
  value = "first"
}

resource "terraform_data" "all" {
  input = {
    kept      = local.kept
    added     = local.added
    typed     = var.typed
    described = var.described
    parts     = module.part[*].name
    part_size = length(module.part)
    from_late = local.late
  }
}
