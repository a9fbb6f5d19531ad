variable "from_default" { default = "default" }
variable "from_file" { default = "default" }
variable "from_json" { default = "default" }
variable "from_auto" { default = "default" }
variable "from_later_auto" { default = "default" }
variable "object" {
  type    = object({ a = string, b = list(number) })
  default = { a = "default", b = [] }
}
resource "terraform_data" "this" {
  input = [var.from_default, var.from_file, var.from_json, var.from_auto, var.from_later_auto, var.object]
}
