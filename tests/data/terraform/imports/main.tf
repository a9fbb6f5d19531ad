# Import blocks say what becomes part of the state, and change nothing about what is declared.
variable "existing" {
  type    = map(string)
  default = { blue = "id-blue", green = "id-green" }
}

import {
  to = terraform_data.adopted
  id = "id-of-one"
}

resource "terraform_data" "adopted" {
  input = "as it is declared"
}

import {
  for_each = var.existing
  to       = terraform_data.each[each.key]
  id       = each.value
}

resource "terraform_data" "each" {
  for_each = var.existing
  input    = "${each.key} was ${each.value}"
}

import {
  to = module.inner.terraform_data.here
  id = "id-inside"
}

module "inner" {
  source = "./inner"
  size   = 3
}

resource "aws_s3_bucket" "beside" {
  bucket        = "beside-${length(var.existing)}"
  force_destroy = true
}
