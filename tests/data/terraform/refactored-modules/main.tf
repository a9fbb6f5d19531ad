# What was moved, renamed and let go of, and what is still there.
locals {
  queues = toset(["orders", "invoices"])
}

moved {
  from = aws_sqs_queue.orders
  to   = aws_sqs_queue.this["orders"]
}

moved {
  from = module.old
  to   = module.renamed["main"]
}

moved {
  from = module.part[0]
  to   = module.part["x"]
}

removed {
  from = module.gone

  lifecycle {
    destroy = false
  }
}

removed {
  from = terraform_data.with_provisioner

  lifecycle {
    destroy = true
  }

  provisioner "local-exec" {
    when    = destroy
    command = "echo ${self.id}"
  }
}

resource "aws_sqs_queue" "this" {
  for_each = local.queues
  name     = each.key
}

module "renamed" {
  source   = "./renamed"
  for_each = { main = 1 }
  label    = "${each.key}-${each.value}"
}

module "part" {
  source   = "./part"
  for_each = toset(["x", "y"])
  name     = each.value
}

resource "terraform_data" "replaced" {
  input            = [for part in module.part : part.inner]
  triggers_replace = [module.renamed["main"].topic, values(aws_sqs_queue.this)[*].name]

  lifecycle {
    create_before_destroy = true
    replace_triggered_by  = [aws_sqs_queue.this["orders"], terraform_data.trigger.input]
  }

  provisioner "local-exec" {
    when       = destroy
    on_failure = continue
    command    = "echo ${self.input[0]}"
  }
}

resource "terraform_data" "trigger" {
  input = { revision = 2 }
}
