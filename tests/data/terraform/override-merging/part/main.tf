variable "name" {}
variable "keep" {
  type    = bool
  default = false
}
resource "terraform_data" "this" {
  input = [var.name, var.keep]
}
output "name" {
  value = "${var.name}!"
}
