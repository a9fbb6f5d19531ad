# What another configuration gives: the plan reads its state, we do not.
data "terraform_remote_state" "network" {
  backend = "local"
  config = {
    path = "${path.module}/network.tfstate"
  }
  defaults = {
    owner = "platform"
  }
}

locals {
  network = data.terraform_remote_state.network.outputs
}

resource "aws_security_group" "app" {
  name   = "app"
  vpc_id = local.network.vpc_id
}

resource "aws_security_group_rule" "in" {
  type              = "ingress"
  from_port         = 443
  to_port           = 443
  protocol          = "tcp"
  cidr_blocks       = local.network.open ? ["0.0.0.0/0"] : ["10.0.0.0/8"]
  security_group_id = aws_security_group.app.id
}

resource "aws_lb" "app" {
  name               = "app"
  internal           = !local.network.open
  load_balancer_type = "network"
  subnets            = local.network.subnets
}

resource "aws_instance" "one" {
  for_each      = toset(local.network.subnets)
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = each.value
}

resource "terraform_data" "uses" {
  input = {
    backend = data.terraform_remote_state.network.backend
    owner   = try(local.network.owner, "nobody")
    count   = length(local.network.subnets)
  }
}
