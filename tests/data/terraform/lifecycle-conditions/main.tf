variable "instances" {
  type    = number
  default = 2

  validation {
    condition     = var.instances > 0 && var.instances < local.limit
    error_message = "Between one and ${local.limit}."
  }
  validation {
    condition     = can(regex("^[0-9]+$", var.instances))
    error_message = "A whole number."
  }
}

variable "environment" {
  type    = string
  default = "production"
  validation {
    condition     = contains(["production", "staging"], var.environment)
    error_message = "Unknown environment ${var.environment}."
  }
}

locals {
  limit     = 10
  protected = var.environment == "production"
}

resource "aws_db_instance" "this" {
  count                      = var.instances
  identifier                 = "db-${count.index}"
  engine                     = "postgres"
  instance_class             = "db.t4g.small"
  allocated_storage          = 20
  max_allocated_storage      = local.protected ? 200 : null
  username                   = "root"
  password                   = "generated-elsewhere"
  deletion_protection        = local.protected
  skip_final_snapshot        = !local.protected
  final_snapshot_identifier  = local.protected ? "db-${count.index}-final" : null
  storage_encrypted          = true
  backup_retention_period    = local.protected ? 30 : 1
  auto_minor_version_upgrade = true

  lifecycle {
    create_before_destroy = true
    prevent_destroy       = true
    ignore_changes        = [password, tags["Updated"], engine_version]
    replace_triggered_by  = [terraform_data.trigger]

    precondition {
      condition     = !(local.protected && var.instances < 2)
      error_message = "Production needs two."
    }
    postcondition {
      condition     = self.storage_encrypted && self.identifier != ""
      error_message = "Not encrypted."
    }
  }
}

resource "terraform_data" "generation" {
  input = {
    environment = var.environment
    sizes       = aws_db_instance.this[*].allocated_storage
    snapshots   = aws_db_instance.this[*].final_snapshot_identifier
    maximum     = max(aws_db_instance.this[*].backup_retention_period...)
  }

  lifecycle {
    ignore_changes = all
    precondition {
      condition     = length(local.limit > 5 ? [1] : []) == 1
      error_message = "The limit is too low."
    }
  }
}

data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["rds-db:connect"]
    resources = [for at in range(var.instances) : "arn:aws:rds-db:eu-west-1:123456789012:dbuser:db-${at}/app"]
  }

  lifecycle {
    postcondition {
      condition     = length(self.statement) == 1
      error_message = "One statement."
    }
  }
}

resource "aws_iam_policy" "this" {
  name   = "connect"
  policy = data.aws_iam_policy_document.this.json
}

check "names" {
  assert {
    condition     = alltrue([for db in aws_db_instance.this : startswith(db.identifier, "db-")])
    error_message = "A name does not begin with db-."
  }
  assert {
    condition     = length(aws_iam_policy.this.name) < 64
    error_message = "Too long: ${aws_iam_policy.this.name}"
  }
}

check "policy" {
  data "aws_iam_policy_document" "scoped" {
    statement {
      actions   = ["s3:GetObject"]
      resources = ["*"]
    }
  }
  assert {
    condition     = jsondecode(data.aws_iam_policy_document.scoped.json).Version == "2012-10-17"
    error_message = "An old version."
  }
}

output "identifiers" {
  value = aws_db_instance.this[*].identifier
  precondition {
    condition     = var.instances == length(aws_db_instance.this)
    error_message = "Some are missing."
  }
}

resource "terraform_data" "trigger" {
  input = var.environment
}
