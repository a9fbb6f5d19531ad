variable "create_vpc" {
  type    = bool
  default = true
}
variable "name" {
  type    = string
  default = ""
}
variable "cidr" {
  type    = string
  default = "10.0.0.0/16"
}
variable "azs" {
  type    = list(string)
  default = []
}
variable "secondary_cidr_blocks" {
  type    = list(string)
  default = []
}
variable "instance_tenancy" {
  type    = string
  default = "default"
}
variable "enable_dns_support" {
  type    = bool
  default = null
}
variable "metrics" {
  type    = bool
  default = null
}
variable "public_subnets" {
  type    = list(string)
  default = []
}
variable "private_subnets" {
  type    = list(string)
  default = []
}
variable "database_subnets" {
  type    = list(string)
  default = []
}
variable "public_subnet_names" {
  type    = list(string)
  default = []
}
variable "private_subnet_names" {
  type    = list(string)
  default = []
}
variable "public_subnet_suffix" {
  type    = string
  default = "public"
}
variable "public_subnet_tags" {
  type    = map(string)
  default = {}
}
variable "public_subnet_tags_per_az" {
  type    = map(map(string))
  default = { "eu-west-1b" = { Zone = "second" } }
}
variable "private_subnet_tags" {
  type    = map(string)
  default = {}
}
variable "database_subnet_group_name" {
  type    = string
  default = null
}
variable "map_public_ip_on_launch" {
  type    = bool
  default = false
}
variable "create_igw" {
  type    = bool
  default = true
}
variable "enable_nat_gateway" {
  type    = bool
  default = false
}
variable "single_nat_gateway" {
  type    = bool
  default = false
}
variable "one_nat_gateway_per_az" {
  type    = bool
  default = false
}
variable "nat_gateway_destination_cidr_block" {
  type    = string
  default = "0.0.0.0/0"
}
variable "private_inbound_acl_rules" {
  type    = list(map(string))
  default = []
}
variable "manage_default_security_group" {
  type    = bool
  default = true
}
variable "default_security_group_ingress" {
  type    = list(map(string))
  default = [{ self = true, cidr_blocks = "10.0.0.0/8,,192.168.0.0/16" }]
}
variable "enable_flow_log" {
  type    = bool
  default = false
}
variable "flow_log_destination_type" {
  type    = string
  default = "cloud-watch-logs"
}
variable "flow_log_role_arn" {
  type    = string
  default = ""
}
variable "flow_log_bucket" {
  type    = string
  default = ""
}
variable "create_flow_log_role" {
  type    = bool
  default = true
}
variable "retention" {
  type    = map(any)
  default = { trail = 365, keep = "true" }
}
variable "tags" {
  type    = map(string)
  default = {}
}
variable "vpc_tags" {
  type    = map(string)
  default = {}
}
