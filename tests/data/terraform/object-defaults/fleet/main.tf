variable "groups" {
  type = map(object({
    instances = optional(list(object({
      type = optional(string, "t3.micro")
      disks = optional(list(object({
        size = optional(number, 8)
        options = optional(object({
          encrypted = optional(bool, true)
          kind      = optional(string, "gp3")
          iops      = optional(number)
        }), {})
      })), [{ size = 20 }])
    })), [])
    scaling = optional(object({
      min = optional(number, 1)
      max = optional(number, 1)
      policy = optional(object({
        target  = optional(number, 50)
        metrics = optional(set(string), ["cpu"])
      }))
    }), { min = 0 })
    networks = optional(map(object({
      open  = optional(bool, false)
      ports = optional(set(number), [])
    })), { private = {} })
    labels = optional(map(string), {})
  }))
  default = {}
}

variable "single" {
  type = object({
    nested = optional(object({
      deep = optional(object({
        value = optional(list(string), ["x"])
        any   = optional(any)
      }), { value = ["unused"] })
    }), {})
  })
  default = {}
}

variable "pairs" {
  type = list(tuple([string, object({
    size    = number
    options = optional(object({ kind = optional(string, "standard") }), {})
  })]))
  default = []
}

locals {
  disks = merge([
    for group, settings in var.groups : merge([
      for at, instance in settings.instances : {
        for disk_at, disk in instance.disks : "${group}-${at}-${disk_at}" => disk
      }
    ]...)
  ]...)
}

resource "aws_ebs_volume" "this" {
  for_each          = local.disks
  availability_zone = "eu-west-1a"
  size              = each.value.size
  encrypted         = each.value.options.encrypted
  type              = each.value.options.kind
  iops              = each.value.options.iops
}

resource "aws_instance" "this" {
  for_each = {
    for item in flatten([
      for group, settings in var.groups : [
        for at, instance in settings.instances : { key = "${group}-${at}", type = instance.type, labels = settings.labels }
      ]
    ]) : item.key => item
  }
  ami           = "ami-12345678"
  instance_type = each.value.type
  tags          = merge(each.value.labels, { Name = each.key })
}

resource "aws_security_group_rule" "this" {
  for_each = {
    for rule in flatten([
      for group, settings in var.groups : [
        for network, it in settings.networks : [
          for port in it.ports : { id = "${group}/${network}/${port}", port = port, open = it.open }
        ]
      ]
    ]) : rule.id => rule
  }
  security_group_id = "sg-1"
  type              = "ingress"
  protocol          = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_blocks       = [each.value.open ? "0.0.0.0/0" : "10.0.0.0/8"]
}

resource "terraform_data" "seen" {
  input = {
    groups = var.groups
    single = var.single
    pairs  = var.pairs
  }
}
