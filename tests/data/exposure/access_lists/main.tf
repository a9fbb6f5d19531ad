# A group that is open for SSH, with a machine in a subnet whose access list has the last word.
variable "someone" {
  type = string
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "main" {
  route_table_id         = aws_vpc.main.main_route_table_id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_vpc" "shut" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_internet_gateway" "shut" {
  vpc_id = aws_vpc.shut.id
}

resource "aws_route" "shut" {
  route_table_id         = aws_vpc.shut.main_route_table_id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.shut.id
}

# Emptied, it lets nobody in.
resource "aws_default_network_acl" "shut" {
  default_network_acl_id = aws_vpc.shut.default_network_acl_id
}

resource "aws_subnet" "by_default" {
  vpc_id                  = aws_vpc.shut.id
  cidr_block              = "10.0.1.0/24"
  map_public_ip_on_launch = true
}

resource "aws_security_group" "by_default" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "by_default" {
  subnet_id              = aws_subnet.by_default.id
  vpc_security_group_ids = [aws_security_group.by_default.id]
}

resource "aws_subnet" "denied" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.1.0/24"
  map_public_ip_on_launch = true
}

resource "aws_security_group" "denied" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "denied" {
  subnet_id              = aws_subnet.denied.id
  vpc_security_group_ids = [aws_security_group.denied.id]
}

resource "aws_network_acl" "denied" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.denied.id]

  ingress {
    rule_no    = 100
    action     = "deny"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_subnet" "overruled" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.1.0/24"
  map_public_ip_on_launch = true
}

resource "aws_security_group" "overruled" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "overruled" {
  subnet_id              = aws_subnet.overruled.id
  vpc_security_group_ids = [aws_security_group.overruled.id]
}

resource "aws_network_acl" "overruled" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.overruled.id]

  ingress {
    rule_no    = 100
    action     = "deny"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 200
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_subnet" "inner" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.1.0/24"
  map_public_ip_on_launch = true
}

resource "aws_security_group" "inner" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "inner" {
  subnet_id              = aws_subnet.inner.id
  vpc_security_group_ids = [aws_security_group.inner.id]
}

resource "aws_network_acl" "inner" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.inner.id]

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "10.0.0.0/8"
  }
}

resource "aws_subnet" "associated" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.1.0/24"
  map_public_ip_on_launch = true
}

resource "aws_security_group" "associated" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "associated" {
  subnet_id              = aws_subnet.associated.id
  vpc_security_group_ids = [aws_security_group.associated.id]
}

resource "aws_network_acl" "associated" {
  vpc_id = aws_vpc.main.id
}

resource "aws_network_acl_rule" "associated" {
  network_acl_id = aws_network_acl.associated.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 22
  to_port        = 22
  cidr_block     = "198.51.100.0/24"
}

resource "aws_network_acl_association" "associated" {
  network_acl_id = aws_network_acl.associated.id
  subnet_id      = aws_subnet.associated.id
}

# Somebody is let in, or may be.

resource "aws_subnet" "open" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.1.0/24"
  map_public_ip_on_launch = true
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
  subnet_id              = aws_subnet.open.id
  vpc_security_group_ids = [aws_security_group.open.id]
}

resource "aws_network_acl" "open" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.open.id]

  ingress {
    rule_no    = 100
    action     = "deny"
    protocol   = "tcp"
    from_port  = 23
    to_port    = 23
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 200
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_subnet" "unknown" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.1.0/24"
  map_public_ip_on_launch = true
}

resource "aws_security_group" "unknown" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "unknown" {
  subnet_id              = aws_subnet.unknown.id
  vpc_security_group_ids = [aws_security_group.unknown.id]
}

resource "aws_network_acl" "unknown" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.unknown.id]

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = var.someone
  }
}

resource "aws_subnet" "unwritten" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.0.1.0/24"
  map_public_ip_on_launch = true
}

resource "aws_security_group" "unwritten" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "unwritten" {
  subnet_id              = aws_subnet.unwritten.id
  vpc_security_group_ids = [aws_security_group.unwritten.id]
}

resource "aws_network_acl" "unwritten" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.unwritten.id]
}
