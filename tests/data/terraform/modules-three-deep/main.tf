# count inside for_each inside for_each, read through keys, splats and for.
locals {
  cells = {
    blue  = { stacks = ["api", "jobs"], replicas = 2 }
    green = { stacks = ["api"], replicas = 0 }
  }
}

module "cell" {
  source   = "./modules/cell"
  for_each = local.cells
  name     = each.key
  settings = each.value
}

module "spare" {
  source   = "./modules/cell"
  count    = length(local.cells) > 5 ? 1 : 0
  name     = "spare"
  settings = { stacks = [], replicas = 1 }
}

module "counted" {
  source = "./modules/queue"
  count  = 3
  name   = "counted-${count.index}"
  delay  = count.index * 5
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = "cells"
  dashboard_body = jsonencode({
    widgets = flatten([
      for name, cell in module.cell : [
        for stack, queues in cell.queues : [
          for index, queue in queues : { type = "metric", x = index, title = "${name}/${stack}/${queue}" }
        ]
      ]
    ])
  })
}

resource "terraform_data" "read" {
  input = {
    by_key      = module.cell["blue"].queues["api"][1]
    by_name     = module.cell.blue.queues.jobs
    whole       = module.cell["green"]
    counts      = [for cell in module.cell : cell.total]
    sum         = sum(values(module.cell)[*].total)
    splat       = module.counted[*].name
    last        = module.counted[2].name
    none        = one(module.spare[*].total)
    fallback    = try(module.spare[0].total, "none")
    conditional = length(module.spare) > 0 ? module.spare[0].name : module.cell["blue"].name
    names       = sort(flatten([for cell in values(module.cell) : values(cell.queues)]))
    keys        = keys(module.cell)
    delays      = { for queue in module.counted : queue.name => queue.delay }
    paths       = distinct(flatten([for cell in module.cell : cell.paths]))
  }
}
