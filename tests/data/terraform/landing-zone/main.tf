locals {
  organization = yamldecode(file("${path.module}/organization.yaml"))
  settings     = local.organization.settings

  account_files = fileset("${path.module}/accounts", "*.{yaml,yml}")
  accounts = {
    for file in local.account_files :
    trimsuffix(trimsuffix(basename(file), ".yaml"), ".yml") => yamldecode(file("${path.root}/accounts/${file}"))
  }

  units = { for unit in local.organization.organizational_units : lower(unit.name) => unit }

  attachments = merge([
    for key, unit in local.units : {
      for policy in unit.policies : "${key}:${policy}" => { unit = key, policy = policy }
    }
  ]...)

  by_unit = { for key, account in local.accounts : account.unit => key... }

  policies = {
    deny-root = file("${path.module}/policies/deny-root.json")
    regions = templatefile("${path.module}/policies/regions.json.tftpl", {
      regions = local.organization.regions.allowed
      statements = [
        { sid = "Regions", exempt = local.organization.regions.exempt },
        { sid = "Billing", exempt = concat(local.organization.regions.exempt, ["budgets:*"]) },
      ]
    })
  }
}

resource "aws_organizations_organization" "this" {
  feature_set = "ALL"
  enabled_policy_types = [
    "SERVICE_CONTROL_POLICY",
  ]
}

resource "aws_organizations_organizational_unit" "this" {
  for_each  = local.units
  name      = each.value.name
  parent_id = aws_organizations_organization.this.roots[0].id
}

resource "aws_organizations_policy" "this" {
  for_each    = local.policies
  name        = each.key
  description = "${title(replace(each.key, "-", " "))} (${length(jsondecode(each.value).Statement)})"
  content     = jsonencode(jsondecode(each.value))
}

resource "aws_organizations_policy_attachment" "this" {
  for_each  = local.attachments
  policy_id = aws_organizations_policy.this[each.value.policy].id
  target_id = aws_organizations_organizational_unit.this[each.value.unit].id
}

module "account" {
  source   = "./modules/account"
  for_each = local.accounts

  key      = each.key
  account  = each.value
  defaults = local.settings
  unit_id  = aws_organizations_organizational_unit.this[lower(each.value.unit)].id
}

check "every_unit_is_used" {
  assert {
    condition     = length(setsubtract([for unit in local.units : unit.name], keys(local.by_unit))) == 0
    error_message = "Unused: ${join(", ", setsubtract([for unit in local.units : unit.name], keys(local.by_unit)))}"
  }
}

resource "terraform_data" "inventory" {
  input = {
    by_unit     = local.by_unit
    attachments = keys(local.attachments)
    settings    = local.settings
    emails      = { for key, account in module.account : key => account.email }
    cidrs       = { for key, account in module.account : key => account.subnets if length(account.subnets) > 0 }
    first_role  = try(local.accounts.shop.roles[0].name, "none")
    no_roles    = try(local.accounts.playground.roles, [])
    missing     = can(local.accounts.audit.vpc.cidr)
    files       = tolist(local.account_files)
    statements  = jsondecode(local.policies.regions).Statement
    digest      = md5(file("organization.yaml"))
  }
}
