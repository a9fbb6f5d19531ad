variable "zone" {
  type = string
}

resource "aws_ebs_volume" "data" {
  availability_zone = var.zone
  size              = 10
}
