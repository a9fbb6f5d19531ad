# Secrets on their way: through locals, modules, templates and functions.
variable "password" {
  type      = string
  default   = "not a real one"
  sensitive = true
}

variable "token" {
  type      = string
  default   = "short-lived"
  ephemeral = true
}

variable "users" {
  type = map(object({ name = string, secret = optional(string, "none") }))
  default = {
    app    = { name = "app", secret = "x" }
    report = { name = "report" }
  }
  sensitive = true
}

locals {
  connection = "postgres://root:${var.password}@db:5432"
  names      = nonsensitive(keys(var.users))
  lengths    = { for name in local.names : name => length(var.users[name].secret) }
  ephemeral  = "${var.token}!"
  is_set     = ephemeralasnull(var.token) == null
}

module "keys" {
  source   = "./keys"
  for_each = toset(local.names)
  user     = each.key
  secret   = sensitive(var.users[each.key].secret)
}

resource "aws_db_instance" "this" {
  identifier        = "db"
  engine            = "postgres"
  instance_class    = "db.t4g.micro"
  allocated_storage = length(var.password) > 8 ? 20 : 10
  username          = "root"
  password          = var.password
  storage_encrypted = nonsensitive(var.password != "")
}

resource "aws_ssm_parameter" "connection" {
  name  = "/db/connection"
  type  = "SecureString"
  value = local.connection
}

resource "terraform_data" "seen" {
  input = {
    connection = local.connection
    lengths    = nonsensitive(local.lengths)
    names      = local.names
    encoded    = jsonencode({ password = var.password, port = 5432 })
    shown      = [for key in module.keys : nonsensitive(key.digest)]
    is_set     = local.is_set
    conditions = nonsensitive(var.password == "other" ? "yes" : "no")
  }
}

output "password" {
  value     = var.password
  sensitive = true
}
