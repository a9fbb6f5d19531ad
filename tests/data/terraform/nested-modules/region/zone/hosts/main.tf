variable "name" {}
variable "ip" {}

resource "terraform_data" "host" {
  count = 2
  input = "${var.name}-${count.index}: ${var.ip} in ${path.module}"
}
