variable "zone" { type = string }

resource "aws_ebs_volume" "this" {
  availability_zone = var.zone
  size              = endswith(var.zone, "a") ? 20 : 10
  encrypted         = true
}

output "size" {
  value = aws_ebs_volume.this.size
}
