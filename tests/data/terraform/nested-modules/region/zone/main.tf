variable "label" { type = string }
variable "cidr" { type = string }
variable "public" { type = bool }

module "hosts" {
  source   = "./hosts"
  for_each = toset(var.public ? ["web", "app"] : ["app"])
  name     = "${var.label}-${each.value}"
  ip       = cidrhost(var.cidr, length(each.value))
}

resource "aws_subnet" "this" {
  vpc_id                  = "vpc-1"
  cidr_block              = var.cidr
  map_public_ip_on_launch = var.public
  tags                    = { Name = var.label }
}

output "cidr" { value = aws_subnet.this.cidr_block }
