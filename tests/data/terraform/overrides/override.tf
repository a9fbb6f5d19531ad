variable "size" {
  default = "large"
}

locals {
  color = "blue"
}

resource "aws_instance" "this" {
  instance_type = "t3.large"

  ebs_block_device {
    device_name = "/dev/sdd"
    volume_size = 3
  }
}

module "part" {
  name = "second"
}
