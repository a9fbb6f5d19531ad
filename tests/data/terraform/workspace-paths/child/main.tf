variable "prefix" { type = string }

output "paths" {
  value = { module = path.module, root = path.root, given = var.prefix }
}
