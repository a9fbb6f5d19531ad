variable "token" {
  type      = string
  ephemeral = true
}

output "is_short" {
  value = ephemeralasnull(false)
}

output "header" {
  value     = var.token
  ephemeral = true
}
