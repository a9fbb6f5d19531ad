variable "name" {}
variable "other" {}
resource "terraform_data" "this" {
  input = "${var.name} ${var.other}"
}
