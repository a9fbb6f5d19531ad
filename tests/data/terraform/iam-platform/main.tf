# Roles by file, trust by list, boundaries by environment.
locals {
  roles = merge([
    for file in fileset("${path.module}/roles", "**/*.json") : {
      for name, role in jsondecode(file("${path.module}/roles/${file}")) :
      "${trimsuffix(basename(file), ".json")}-${name}" => merge({ trust = [], policies = [], hours = 1 }, role)
    }
  ]...)
  by_policy = transpose({ for name, role in local.roles : name => role.policies })
}

variable "boundary" {
  type    = string
  default = "arn:aws:iam::123456789012:policy/boundary"
}

module "role" {
  source   = "./modules/role"
  for_each = local.roles

  name     = each.key
  trust    = each.value.trust
  policies = each.value.policies
  hours    = each.value.hours
  boundary = each.value.hours > 1 ? null : var.boundary
  inline   = lookup(each.value, "inline", {})
}

resource "aws_iam_policy_attachment" "shared" {
  for_each   = { for arn, roles in local.by_policy : reverse(split("/", arn))[0] => { arn = arn, roles = roles } if length(roles) > 1 }
  name       = each.key
  policy_arn = each.value.arn
  roles      = [for role in each.value.roles : module.role[role].name]
}

resource "aws_iam_account_password_policy" "this" {
  minimum_password_length        = max(concat([14], [for role in values(local.roles) : role.hours * 2])...)
  require_symbols                = true
  password_reuse_prevention      = 24
  allow_users_to_change_password = length(local.roles) > 0
}

resource "terraform_data" "roles" {
  input = {
    names      = sort(keys(module.role))
    services   = distinct(sort(flatten([for role in module.role : role.services])))
    statements = { for name, role in module.role : name => role.statements }
    shared     = keys(aws_iam_policy_attachment.shared)
  }
}
