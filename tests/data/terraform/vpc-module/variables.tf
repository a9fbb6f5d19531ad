variable "environment" {
  description = "Name of the stage"
  type        = string
  default     = "staging"

  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "Only staging and production exist."
  }
}

variable "cidr" {
  type    = string
  default = "10.20.0.0/16"

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && tonumber(split("/", var.cidr)[1]) <= 20
    error_message = "A network of at least a /20 is needed."
  }
}

variable "az_count" {
  type    = number
  default = 2
}
