# Which of several files of values wins, and what each kind may hold.
variable "only_default" { default = "default" }
variable "from_tfvars" { default = "default" }
variable "from_tfvars_json" { default = "default" }
variable "from_auto_a" { default = "default" }
variable "from_auto_b" { default = "default" }
variable "from_auto_json" { default = "default" }
variable "nested" {
  type = map(object({
    size  = number
    zones = optional(list(string), ["a"])
  }))
}
variable "text" { type = string }
variable "escaped" { type = string }
variable "no_template" {}
variable "nothing" {
  type    = string
  default = "replaced by null"
}
variable "nothing_allowed" {
  type     = string
  default  = "kept"
  nullable = false
}
variable "whole_is_replaced" {
  default = { a = 1, b = 2 }
}

resource "terraform_data" "values" {
  input = {
    only_default     = var.only_default
    from_tfvars      = var.from_tfvars
    from_tfvars_json = var.from_tfvars_json
    from_auto_a      = var.from_auto_a
    from_auto_b      = var.from_auto_b
    from_auto_json   = var.from_auto_json
    nested           = var.nested
    text             = var.text
    escaped          = var.escaped
    no_template      = var.no_template
    nothing          = var.nothing
    nothing_allowed  = var.nothing_allowed
    whole            = var.whole_is_replaced
  }
}

resource "aws_ebs_volume" "this" {
  for_each = {
    for pair in flatten([
      for name, volume in var.nested : [for zone in volume.zones : { name = name, zone = zone, size = volume.size }]
    ]) : "${pair.name}-${pair.zone}" => pair
  }
  availability_zone = "eu-west-1${each.value.zone}"
  size              = each.value.size
  encrypted         = var.nothing == null
  tags              = { Name = each.key, Text = var.text }
}
