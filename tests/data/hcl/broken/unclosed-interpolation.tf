locals {
  name  = "logs-${var.stage"
  after = 1
}

variable "after" {}
