locals {
  enable_flow_log = var.create_vpc && var.enable_flow_log

  create_flow_log_role  = local.enable_flow_log && var.flow_log_destination_type != "s3" && var.create_flow_log_role
  create_flow_log_group = local.enable_flow_log && var.flow_log_destination_type != "s3"

  flow_log_role_arn = local.create_flow_log_role ? one(aws_iam_role.flow_log[*].arn) : var.flow_log_role_arn
}

resource "aws_flow_log" "this" {
  count                    = local.enable_flow_log ? 1 : 0
  log_destination_type     = var.flow_log_destination_type
  log_destination          = local.create_flow_log_group ? try(aws_cloudwatch_log_group.flow_log[0].arn, null) : var.flow_log_bucket
  iam_role_arn             = local.flow_log_role_arn
  traffic_type             = "ALL"
  vpc_id                   = local.vpc_id
  max_aggregation_interval = 60

  dynamic "destination_options" {
    for_each = var.flow_log_destination_type == "s3" ? [true] : []
    content {
      file_format        = "parquet"
      per_hour_partition = true
    }
  }
}

resource "aws_cloudwatch_log_group" "flow_log" {
  count             = local.create_flow_log_group ? 1 : 0
  name              = "/aws/vpc-flow-log/${var.name}"
  retention_in_days = try(var.retention["flow-log"], 90)
  skip_destroy      = tobool(lookup(var.retention, "keep", "false"))
}

data "aws_iam_policy_document" "assume" {
  count = local.create_flow_log_role ? 1 : 0
  statement {
    sid     = "AWSVPCFlowLogsAssumeRole"
    actions = ["sts:AssumeRole"]
    effect  = "Allow"
    principals {
      type        = "Service"
      identifiers = ["vpc-flow-logs.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "flow_log" {
  count              = local.create_flow_log_role ? 1 : 0
  name               = substr("vpc-flow-log-${var.name}", 0, 24)
  assume_role_policy = data.aws_iam_policy_document.assume[0].json
  description        = trimprefix(trimsuffix("<<${title(var.name)}>>", ">>"), "<<")
}
