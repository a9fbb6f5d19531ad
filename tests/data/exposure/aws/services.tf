resource "aws_security_group" "template" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_launch_template" "template" {
  network_interfaces {
    associate_public_ip_address = true
    security_groups             = [aws_security_group.template.id]
  }
}

resource "aws_autoscaling_group" "template" {
  max_size            = 2
  min_size            = 1
  vpc_zone_identifier = aws_subnet.public[*].id

  launch_template {
    id = aws_launch_template.template.id
  }
}

resource "aws_security_group" "own_template" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_launch_template" "own" {
  vpc_security_group_ids = [aws_security_group.own_template.id]

  network_interfaces {
    associate_public_ip_address = true
  }
}

resource "aws_instance" "own_template" {
  subnet_id = aws_subnet.public[0].id

  launch_template {
    id      = aws_launch_template.own.id
    version = "$Latest"
  }
}

resource "aws_security_group" "unused_template" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_launch_template" "unused" {
  network_interfaces {
    associate_public_ip_address = true
    security_groups             = [aws_security_group.unused_template.id]
  }
}

resource "aws_security_group" "configuration" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_launch_configuration" "old" {
  image_id        = "ami-0123456789abcdef0"
  instance_type   = "t3.micro"
  security_groups = [aws_security_group.configuration.id]
}

resource "aws_autoscaling_group" "configuration" {
  max_size             = 2
  min_size             = 1
  launch_configuration = aws_launch_configuration.old.name
  vpc_zone_identifier  = [aws_subnet.main_table.id]
}

resource "aws_security_group" "balancer" {
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_lb" "balancer" {
  subnets         = aws_subnet.public[*].id
  security_groups = [aws_security_group.balancer.id]
}

resource "aws_security_group" "internal" {
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_lb" "internal" {
  internal        = true
  subnets         = aws_subnet.public[*].id
  security_groups = [aws_security_group.internal.id]
}

resource "aws_security_group" "database" {
  ingress {
    from_port   = 3306
    to_port     = 3306
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_db_subnet_group" "database" {
  subnet_ids = aws_subnet.public[*].id
}

resource "aws_db_instance" "database" {
  instance_class         = "db.t3.micro"
  publicly_accessible    = true
  db_subnet_group_name   = aws_db_subnet_group.database.name
  vpc_security_group_ids = [aws_security_group.database.id]
}

resource "aws_security_group" "cluster" {
  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_rds_cluster" "cluster" {
  engine                 = "aurora-postgresql"
  vpc_security_group_ids = [aws_security_group.cluster.id]
}

resource "aws_rds_cluster_instance" "cluster" {
  engine              = "aurora-postgresql"
  instance_class      = "db.r6g.large"
  cluster_identifier  = aws_rds_cluster.cluster.id
  publicly_accessible = true
}

resource "aws_security_group" "task" {
  ingress {
    from_port   = 53
    to_port     = 53
    protocol    = "udp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_ecs_service" "task" {
  name = "resolver"

  network_configuration {
    assign_public_ip = true
    subnets          = aws_subnet.public[*].id
    security_groups  = [aws_security_group.task.id]
  }
}
