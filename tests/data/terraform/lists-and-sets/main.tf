# What is written as a list is a list or a set, as the provider's schema has it; what is written as blocks too.

resource "aws_lb" "unsorted" {
  name            = "unsorted"
  subnets         = ["subnet-c", "subnet-a", "subnet-b", "subnet-a"]
  security_groups = ["sg-1", "sg-2"]
}

resource "aws_autoscaling_group" "this" {
  max_size             = 3
  min_size             = 1
  launch_configuration = "x"
  availability_zones   = ["eu-west-1b", "eu-west-1a"]
  enabled_metrics      = toset(["GroupMinSize", "GroupMaxSize"])
  termination_policies = ["OldestInstance", "Default"]
  tag {
    key                 = "k"
    value               = 1
    propagate_at_launch = "true"
  }
}

resource "aws_instance" "this" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  user_data     = "hello"
  ebs_block_device {
    device_name = "/dev/b"
    volume_size = 1
  }
  ebs_block_device {
    device_name = "/dev/a"
    volume_size = 2
  }
}

resource "aws_iam_policy" "this" {
  name   = "p"
  policy = <<-JSON
    { "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] }
  JSON
}

# Passed on, whatever it is.
resource "aws_lb" "copy" {
  name            = "copy"
  internal        = aws_autoscaling_group.this.max_size == 3
  subnets         = aws_lb.unsorted.subnets
  security_groups = aws_lb.unsorted.security_groups
}

resource "terraform_data" "each" {
  for_each = aws_lb.unsorted.subnets
  input    = each.key
}

resource "terraform_data" "each_of_all" {
  for_each = toset(concat(sort(aws_lb.unsorted.security_groups), ["sg-0"]))
  input    = each.key
}

locals {
  subnets = aws_lb.unsorted.subnets
  groups  = aws_lb.unsorted.security_groups
  either  = [for it in ["b", "a"] : it if it != aws_lb.unsorted.name]
}

resource "terraform_data" "open" {
  input = {
    subnets  = local.subnets
    listed   = tolist(local.subnets)
    joined   = join(",", local.subnets)
    upper    = [for it in local.subnets : upper(it)]
    count    = length(local.subnets)
    encoded  = jsonencode({ zones = aws_autoscaling_group.this.availability_zones })
    template = "%{for it in local.subnets}${it} %{endfor}"
    spread   = format("%s-%s", aws_autoscaling_group.this.availability_zones...)
    flat     = flatten([local.subnets, local.groups])
    same     = aws_autoscaling_group.this.availability_zones == toset(["eu-west-1a", "eu-west-1b"])
    tuple    = aws_autoscaling_group.this.availability_zones == ["eu-west-1b", "eu-west-1a"]
    tried    = try(local.groups[0], "none")
    can      = can(local.groups[0])
    either   = length(local.subnets) > 0 ? local.subnets : []
    policies = aws_autoscaling_group.this.termination_policies
    devices  = [for it in aws_instance.this.ebs_block_device : it.device_name]
    sizes    = aws_instance.this.ebs_block_device[*].volume_size
    entries  = [for key, it in local.groups : key]
    pairs    = setproduct(local.groups, ["x"])
    compare  = aws_autoscaling_group.this.max_size == 3
    max      = aws_autoscaling_group.this.max_size
    script   = aws_instance.this.user_data
    policy   = aws_iam_policy.this.policy
  }
}

resource "terraform_data" "known" {
  input = {
    contains = contains(local.subnets, "subnet-c")
    lacks    = contains(local.subnets, "subnet-d")
    set      = toset(local.subnets)
    union    = setunion(local.subnets, local.groups)
    sorted   = sort(local.groups)
    groups   = join(",", local.groups)
    listed   = tolist(local.groups)
    upper    = [for it in local.groups : upper(it)]
    count    = length(local.groups)
    metrics  = join(",", aws_autoscaling_group.this.enabled_metrics)
    keyed    = { for it in local.subnets : it => upper(it)... }
    by_name  = { for it in aws_instance.this.ebs_block_device : it.device_name => it.device_name }
    lengths  = { for it in ["a"] : it => length(local.groups) }
    first    = aws_autoscaling_group.this.termination_policies[0]
    joined   = concat(aws_autoscaling_group.this.termination_policies, ["x"])
    element  = element(aws_autoscaling_group.this.termination_policies, 1)
    more     = aws_autoscaling_group.this.max_size + 1
    other    = aws_autoscaling_group.this.max_size == 4
    actions  = [for it in jsondecode(aws_iam_policy.this.policy).Statement : it.Action]
    empty    = aws_lb.unsorted.subnets == null
  }
}
