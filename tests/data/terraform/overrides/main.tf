variable "size" {
  type    = string
  default = "small"
}

locals {
  color = "red"
  shape = "round"
}

resource "aws_instance" "this" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  tags          = { Name = "first", Size = var.size }

  ebs_block_device {
    device_name = "/dev/sdb"
    volume_size = 1
  }
  ebs_block_device {
    device_name = "/dev/sdc"
    volume_size = 2
  }
  root_block_device {
    volume_size = 10
    encrypted   = false
  }
}

resource "terraform_data" "locals" {
  input = "${local.color} ${local.shape}"
}

module "part" {
  source = "./part"
  name   = "first"
  other  = "kept"
}
