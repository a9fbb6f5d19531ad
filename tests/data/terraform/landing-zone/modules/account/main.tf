variable "key" { type = string }
variable "account" { type = any }
variable "defaults" { type = any }
variable "unit_id" { type = string }

locals {
  tags   = merge(var.defaults.tags, try(var.account.tags, {}), { account = var.key })
  budget = merge(var.defaults.budget, lookup(var.account, "budget", {}))
  vpc    = try({ cidr = var.account.vpc.cidr, zones = var.account.vpc.zones }, null)
  roles  = { for role in try(var.account.roles, []) : role.name => role }
  role_policies = {
    for pair in flatten([
      for name, role in local.roles : [
        for policy in role.policies : { role = name, arn = policy, label = "${name}/${reverse(split("/", policy))[0]}" }
      ]
    ]) : pair.label => pair
  }
}

resource "aws_organizations_account" "this" {
  name                       = var.account.name
  email                      = var.account.email
  parent_id                  = var.unit_id
  close_on_deletion          = true
  iam_user_access_to_billing = try(var.account.billing, false) ? "ALLOW" : "DENY"
  tags                       = local.tags

  lifecycle {
    ignore_changes  = [role_name]
    prevent_destroy = true
  }
}

resource "aws_subnet" "this" {
  for_each          = local.vpc == null ? {} : { for i in range(local.vpc.zones) : element(["a", "b", "c"], i) => i }
  vpc_id            = "vpc-${var.key}"
  availability_zone = "${var.defaults.region}${each.key}"
  cidr_block        = cidrsubnet(local.vpc.cidr, 4, each.value)
}

resource "aws_iam_role" "this" {
  for_each = local.roles
  name     = "${var.key}-${each.value.name}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [merge(
      { Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111111111111:root" } },
      try(each.value.mfa, false) ? { Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } } } : null
    )]
  })
  max_session_duration = 3600 * (each.key == "admin" ? 1 : 4)
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each   = local.role_policies
  role       = aws_iam_role.this[each.value.role].name
  policy_arn = each.value.arn
}

module "budget" {
  source     = "../budget"
  count      = local.budget.amount > 0 ? 1 : 0
  name       = "${var.key}-monthly"
  amount     = local.budget.amount
  thresholds = local.budget.thresholds
  recipients = compact([var.account.email, var.defaults.contact])
}

output "email" { value = aws_organizations_account.this.email }
output "subnets" { value = values(aws_subnet.this)[*].cidr_block }
