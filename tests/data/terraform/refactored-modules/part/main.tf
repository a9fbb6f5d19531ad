variable "name" {}

moved {
  from = terraform_data.inner
  to   = terraform_data.outer
}

resource "terraform_data" "outer" {
  input            = { name = var.name, upper = upper(var.name) }
  triggers_replace = { nested = [var.name] }
}

output "inner" {
  value = terraform_data.outer.input.upper
}
