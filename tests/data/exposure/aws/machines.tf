resource "aws_security_group" "asked" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "asked" {
  subnet_id                   = aws_subnet.public[0].id
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.asked.id]
}

resource "aws_security_group" "given" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "given" {
  subnet_id              = aws_subnet.main_table.id
  vpc_security_group_ids = [aws_security_group.given.id]
}

# No subnet: the default network of the account.
resource "aws_security_group" "default" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "default" {
  vpc_security_group_ids = [aws_security_group.default.id]
}

resource "aws_security_group" "refused" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "refused" {
  subnet_id                   = aws_subnet.main_table.id
  associate_public_ip_address = false
  vpc_security_group_ids      = [aws_security_group.refused.id]
}

resource "aws_security_group" "not_routed" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "not_routed" {
  subnet_id                   = aws_subnet.private.id
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.not_routed.id]
}

resource "aws_security_group" "no_address" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "no_address" {
  subnet_id              = aws_subnet.public[1].id
  vpc_security_group_ids = [aws_security_group.no_address.id]
}

resource "aws_security_group" "nothing" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

variable "public" {
  type = bool
}

resource "aws_security_group" "open" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "open" {
  subnet_id                   = aws_subnet.public[0].id
  associate_public_ip_address = var.public
  vpc_security_group_ids      = [aws_security_group.open.id]
}

variable "subnet" {
  type = string
}

resource "aws_security_group" "somewhere" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "somewhere" {
  subnet_id                   = var.subnet
  associate_public_ip_address = true
  vpc_security_group_ids      = [aws_security_group.somewhere.id]
}

resource "aws_security_group" "rules" {
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "rules" {
  security_group_id = aws_security_group.rules.id
  cidr_ipv4         = "0.0.0.0/0"
  from_port         = 22
  to_port           = 22
  ip_protocol       = "tcp"
}

resource "aws_vpc_security_group_ingress_rule" "rules_ipv6" {
  security_group_id = aws_security_group.rules.id
  cidr_ipv6         = "::/0"
  from_port         = 22
  to_port           = 22
  ip_protocol       = "tcp"
}

resource "aws_security_group_rule" "rules" {
  type              = "ingress"
  security_group_id = aws_security_group.rules.id
  cidr_blocks       = ["0.0.0.0/0"]
  from_port         = 3389
  to_port           = 3389
  protocol          = "tcp"
}

resource "aws_instance" "rules" {
  count = 3

  subnet_id              = aws_subnet.public[0].id
  vpc_security_group_ids = [aws_security_group.rules.id]
}

resource "aws_eip" "rules" {
  count = 3

  instance = aws_instance.rules[count.index].id
}

resource "aws_security_group" "interface" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_network_interface" "interface" {
  subnet_id       = aws_subnet.public[0].id
  security_groups = [aws_security_group.interface.id]
}

resource "aws_eip" "interface" {
  domain = "vpc"
}

resource "aws_eip_association" "interface" {
  allocation_id        = aws_eip.interface.id
  network_interface_id = aws_network_interface.interface.id
}
