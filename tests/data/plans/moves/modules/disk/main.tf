variable "zone" {
  type = string
}

resource "aws_ebs_volume" "this" {
  availability_zone = var.zone
  size              = 10
}
