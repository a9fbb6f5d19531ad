variable "rules" {
  type = list(object({
    port    = number
    sources = optional(map(list(string)), { v4 = ["10.0.0.0/8"] })
  }))
  default = [
    { port = 443, sources = { v4 = ["0.0.0.0/0"], v6 = ["::/0"] } },
    { port = 22 },
  ]
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = "vpc-1"

  dynamic "ingress" {
    for_each = var.rules
    iterator = rule
    content {
      description      = "rule ${rule.key}"
      from_port        = rule.value.port
      to_port          = rule.value.port
      protocol         = "tcp"
      cidr_blocks      = lookup(rule.value.sources, "v4", null)
      ipv6_cidr_blocks = lookup(rule.value.sources, "v6", null)
    }
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = -1
    cidr_blocks = ["0.0.0.0/0"]
  }
}

locals {
  devices = {
    sdb = { sizes = [10], encrypted = true }
    sdc = { sizes = [], encrypted = false }
  }
}

resource "aws_launch_template" "nested" {
  name = "nested"

  dynamic "block_device_mappings" {
    for_each = local.devices
    content {
      device_name = "/dev/${block_device_mappings.key}"
      dynamic "ebs" {
        for_each = block_device_mappings.value.sizes
        content {
          volume_size = ebs.value
          encrypted   = block_device_mappings.value.encrypted
        }
      }
    }
  }

  dynamic "metadata_options" {
    for_each = toset(["required"])
    content {
      http_tokens = metadata_options.key
    }
  }

  dynamic "monitoring" {
    for_each = false ? [true] : []
    content {
      enabled = monitoring.value
    }
  }
}
