variable "strings" { type = list(string) }
variable "map_strings" { type = map(string) }
variable "numbers" { type = list(number) }
variable "bools" { type = map(bool) }
variable "set_strings" { type = set(string) }
variable "set_objects" { type = set(object({ name = string, port = number })) }
variable "tuple" { type = tuple([number, string, bool]) }
variable "object" { type = object({ id = string, flags = set(bool) }) }
variable "anything" { type = any }
variable "list_any" { type = list(any) }
variable "map_any" { type = map(any) }
variable "map_objects" { type = map(object({ v = string, w = optional(string) })) }
variable "matrix" { type = list(list(string)) }
variable "null_number" { type = number }
variable "from_set" { type = list(string) }
variable "untyped" {}
variable "merged" { type = map(string) }

resource "terraform_data" "typed" {
  input = {
    strings     = var.strings
    map_strings = var.map_strings
    numbers     = var.numbers
    bools       = var.bools
    set_strings = [for value in var.set_strings : value]
    set_objects = [for value in var.set_objects : "${value.name}:${value.port}"]
    tuple       = var.tuple
    object      = { id = var.object.id, flags = tolist(var.object.flags) }
    keys        = keys(var.object)
    anything    = var.anything
    list_any    = var.list_any
    map_any     = var.map_any
    map_objects = var.map_objects
    matrix      = var.matrix
    null_number = var.null_number == null
    from_set    = var.from_set[0]
    untyped     = var.untyped
    merged      = var.merged
  }
}

resource "aws_ssm_parameter" "this" {
  for_each = merge(var.map_strings, { for at, text in var.strings : "item-${at}" => text })
  name     = "/app/${each.key}"
  type     = "String"
  value    = each.value
}

resource "aws_security_group" "this" {
  name   = "typed"
  vpc_id = "vpc-1"
  dynamic "ingress" {
    for_each = var.set_objects
    content {
      description = ingress.key.name
      from_port   = ingress.value.port
      to_port     = ingress.value["port"]
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
    }
  }
}
