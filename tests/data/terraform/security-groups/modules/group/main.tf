variable "create" {
  type    = bool
  default = true
}
variable "name" { type = string }
variable "vpc_id" { type = string }
variable "use_name_prefix" { default = false }
variable "ingress_rules" {
  type    = list(string)
  default = []
}
variable "egress_rules" {
  type    = list(string)
  default = []
}
variable "ingress_cidr_blocks" {
  type    = list(string)
  default = []
}
variable "egress_cidr_blocks" {
  type    = list(string)
  default = ["0.0.0.0/0"]
}
variable "ingress_with_cidr_blocks" {
  type    = list(map(string))
  default = []
}
variable "self" {
  type    = bool
  default = false
}
variable "tags" {
  type    = map(string)
  default = {}
}
variable "rules" {
  type = map(list(any))
  default = {
    http-80-tcp    = [80, 80, "tcp", "HTTP"]
    https-443-tcp  = [443, 443, "tcp", "HTTPS"]
    postgresql-tcp = [5432, 5432, "tcp", "PostgreSQL"]
    all-all        = [-1, -1, "-1", "All protocols"]
    _              = ["", "", "", ""]
  }
}

locals {
  create  = var.create && !tobool("false")
  this_id = concat(aws_security_group.this[*].id, aws_security_group.prefixed[*].id, [""])[0]
}

resource "aws_security_group" "this" {
  count       = local.create && !var.use_name_prefix ? 1 : 0
  name        = var.name
  description = "Security group ${var.name}"
  vpc_id      = var.vpc_id
  tags        = merge({ Name = format("%s", var.name) }, var.tags)
}

resource "aws_security_group" "prefixed" {
  count       = local.create && var.use_name_prefix ? 1 : 0
  name_prefix = "${var.name}-"
  vpc_id      = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group_rule" "ingress_rules" {
  count             = local.create ? length(var.ingress_rules) : 0
  security_group_id = local.this_id
  type              = "ingress"
  cidr_blocks       = var.ingress_cidr_blocks
  description       = var.rules[var.ingress_rules[count.index]][3]
  from_port         = var.rules[var.ingress_rules[count.index]][0]
  to_port           = var.rules[var.ingress_rules[count.index]][1]
  protocol          = var.rules[var.ingress_rules[count.index]][2]
}

resource "aws_security_group_rule" "ingress_with_cidr_blocks" {
  count             = local.create ? length(var.ingress_with_cidr_blocks) : 0
  security_group_id = local.this_id
  type              = "ingress"
  cidr_blocks = compact(split(
    ",",
    replace(lookup(var.ingress_with_cidr_blocks[count.index], "cidr_blocks", join(",", var.ingress_cidr_blocks)), " ", ""),
  ))
  description = lookup(var.ingress_with_cidr_blocks[count.index], "description", "Ingress Rule")
  from_port = lookup(
    var.ingress_with_cidr_blocks[count.index],
    "from_port",
    var.rules[lookup(var.ingress_with_cidr_blocks[count.index], "rule", "_")][0],
  )
  to_port = lookup(
    var.ingress_with_cidr_blocks[count.index],
    "to_port",
    var.rules[lookup(var.ingress_with_cidr_blocks[count.index], "rule", "_")][1],
  )
  protocol = try(coalesce(
    lookup(var.ingress_with_cidr_blocks[count.index], "protocol", null),
    var.rules[lookup(var.ingress_with_cidr_blocks[count.index], "rule", "_")][2],
  ), "tcp")
}

resource "aws_security_group_rule" "egress_rules" {
  for_each          = local.create ? toset(var.egress_rules) : toset([])
  security_group_id = local.this_id
  type              = "egress"
  cidr_blocks       = var.egress_cidr_blocks
  from_port         = element(var.rules[each.value], 0)
  to_port           = element(var.rules[each.value], 1)
  protocol          = element(var.rules[each.value], 2)
}

resource "aws_security_group_rule" "self" {
  count             = local.create && var.self ? 1 : 0
  security_group_id = local.this_id
  type              = "ingress"
  self              = true
  from_port         = 0
  to_port           = 65535
  protocol          = "-1"
}

output "name" {
  value = one(concat(aws_security_group.this[*].name, aws_security_group.prefixed[*].name))
}

output "rules" {
  value = concat(
    [for rule in aws_security_group_rule.ingress_rules : "${rule.from_port}/${rule.protocol}"],
    [for rule in aws_security_group_rule.ingress_with_cidr_blocks : "${rule.from_port}-${rule.to_port}:${join("+", rule.cidr_blocks)}"],
  )
}
