variable "size" { type = number }

resource "terraform_data" "here" {
  input = [for at in range(var.size) : at * at]
}
