variable "cluster" { type = string }
variable "prefix" { type = string }
variable "name" { type = string }
variable "config" { type = any }
variable "listener" {
  type    = string
  default = null
}

locals {
  family  = join("-", compact([var.prefix, var.name]))
  memory  = coalesce(var.config.memory, var.config.cpu * 2)
  exposed = var.config.public && var.config.port != null

  containers = merge(
    { main = { image = var.config.image, essential = true, ports = [for p in [var.config.port] : p if p != null] } },
    var.config.sidecars,
  )
}

module "container" {
  source   = "../container"
  for_each = local.containers

  name        = each.key == "main" ? var.name : "${var.name}-${each.key}"
  image       = each.value.image
  essential   = each.value.essential
  ports       = each.value.ports
  environment = each.key == "main" ? var.config.env : null
  secrets     = each.key == "main" ? var.config.secrets : {}
  log_group   = aws_cloudwatch_log_group.this.name
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/ecs/${var.prefix}/${var.name}"
  retention_in_days = 30
}

resource "aws_ecs_task_definition" "this" {
  family                   = local.family
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.config.cpu
  memory                   = local.memory
  execution_role_arn       = aws_iam_role.execution.arn
  container_definitions    = jsonencode(values({ for c in module.container : c.definition.name => c.definition }))

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "ARM64"
  }
}

resource "aws_ecs_service" "this" {
  name            = var.name
  cluster         = var.cluster
  task_definition = aws_ecs_task_definition.this.arn
  desired_count   = var.config.replicas.min
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = local.exposed
  }

  dynamic "load_balancer" {
    for_each = aws_lb_target_group.this
    content {
      target_group_arn = load_balancer.value.arn
      container_name   = var.name
      container_port   = load_balancer.value.port
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }
}

resource "aws_lb_target_group" "this" {
  count       = local.exposed ? 1 : 0
  name        = substr(sha1(local.family), 0, 8)
  port        = var.config.port
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = "vpc-1"

  dynamic "health_check" {
    for_each = var.config.health[*]
    iterator = health
    content {
      path     = health.value.path
      interval = health.value.interval
      matcher  = join(",", [for code in health.value.codes : code])
    }
  }
}

resource "aws_lb_listener" "this" {
  count             = local.exposed ? 1 : 0
  load_balancer_arn = var.listener
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = "arn:aws:acm:eu-west-1:123456789012:certificate/x"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[count.index].arn
  }
}

resource "aws_appautoscaling_target" "this" {
  for_each           = { for k, v in { default = var.config.replicas } : k => v if v.max > v.min }
  min_capacity       = each.value.min
  max_capacity       = each.value["max"]
  resource_id        = format("service/%s/%s", var.cluster, aws_ecs_service.this.name)
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"
}

data "aws_iam_policy_document" "execution" {
  statement {
    actions = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = [
      "arn:aws:logs:*:*:log-group:${aws_cloudwatch_log_group.this.name}:*",
    ]
  }
  dynamic "statement" {
    for_each = length(var.config.secrets) > 0 ? [values(var.config.secrets)] : []
    content {
      sid       = "Secrets"
      actions   = ["ssm:GetParameters"]
      resources = statement.value
    }
  }
}

resource "aws_iam_role" "execution" {
  name = "${local.family}-execution"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "execution" {
  name   = "execution"
  role   = aws_iam_role.execution.name
  policy = data.aws_iam_policy_document.execution.json
}

output "url" {
  value = local.exposed ? "https://${var.name}.example.com:${aws_lb_listener.this[0].port}" : null
}
output "images" {
  value = [for c in module.container : split(":", c.definition.image)]
}
output "family" { value = aws_ecs_task_definition.this.family }
