variable "password" {
  type      = string
  default   = "hunter2hunter2"
  sensitive = true
}
resource "aws_db_instance" "this" {
  identifier          = "db"
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = sensitive("admin")
  password            = var.password
  storage_encrypted   = nonsensitive(sensitive(true))
  skip_final_snapshot = true
}
resource "terraform_data" "this" {
  input = {
    secret = var.password
    is     = issensitive(var.password)
    length = length(var.password)
  }
}
