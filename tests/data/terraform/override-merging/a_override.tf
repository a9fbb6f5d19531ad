locals {
  laid = "second"
  late = "a"
}

variable "typed" {
  type = number
}

variable "described" {
  description = "laid over"
}

resource "aws_db_instance" "this" {
  publicly_accessible = false
  tags                = { B = "3" }

  timeouts {
    create = "30m"
  }

  lifecycle {
    prevent_destroy = false
  }
}

resource "aws_security_group" "static" {
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group" "dynamic" {
  ingress {
    from_port   = 8443
    to_port     = 8443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_sqs_queue" "counted" {
  count = 1
}
