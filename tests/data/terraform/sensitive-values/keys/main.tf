variable "user" { type = string }
variable "secret" {
  type      = string
  sensitive = true
  validation {
    condition     = length(var.secret) > 0
    error_message = "A secret is not empty."
  }
}

resource "aws_secretsmanager_secret" "this" {
  name                    = "users/${var.user}"
  recovery_window_in_days = 30
}

resource "aws_secretsmanager_secret_version" "this" {
  secret_id     = aws_secretsmanager_secret.this.id
  secret_string = jsonencode({ user = var.user, secret = var.secret })
}

output "digest" {
  value     = sha256("${var.user}:${var.secret}")
  sensitive = true
}
