variable "name" {
  type = string
}

locals {
  from_native = "native ${local.from_json}"
}

resource "terraform_data" "native" {
  input = [local.from_native, terraform_data.json.input, var.name]
}
