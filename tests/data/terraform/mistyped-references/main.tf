# What other blocks see of an attribute is what the provider's schema makes of it.

resource "aws_db_instance" "primary" {
  instance_class      = "db.t4g.micro"
  engine              = "postgres"
  engine_version      = "16.10"
  allocated_storage   = "20"
  storage_encrypted   = "true"
  publicly_accessible = "false"
  deletion_protection = true
  tags                = { a = 1, b = true, c = "3" }
}

resource "aws_db_instance" "second" {
  instance_class      = aws_db_instance.primary.instance_class
  engine              = aws_db_instance.primary.engine
  engine_version      = aws_db_instance.primary.engine_version
  allocated_storage   = aws_db_instance.primary.allocated_storage + 1
  storage_encrypted   = aws_db_instance.primary.storage_encrypted ? true : false
  publicly_accessible = !aws_db_instance.primary.publicly_accessible
  deletion_protection = aws_db_instance.primary.deletion_protection
}

resource "aws_lb" "this" {
  name         = "lb"
  internal     = "true"
  idle_timeout = "60"
  subnets      = ["subnet-b", "subnet-a"]
}

resource "aws_instance" "this" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  root_block_device {
    volume_size = "10"
    encrypted   = "true"
  }
}

resource "terraform_data" "counted" {
  count = aws_lb.this.idle_timeout - 58
}

resource "terraform_data" "texts" {
  input = {
    template = "${aws_lb.this.internal}-${aws_lb.this.idle_timeout}"
    tag      = "${aws_db_instance.primary.tags.a} ${aws_db_instance.primary.tags["b"]}"
    text     = tostring(aws_lb.this.idle_timeout)
    number   = tonumber(aws_lb.this.idle_timeout)
    sum      = aws_instance.this.root_block_device[0].volume_size + 1
    version  = aws_db_instance.primary.engine_version
    chosen   = aws_lb.this.internal ? "inside" : "outside"
    both     = aws_lb.this.internal && aws_db_instance.primary.deletion_protection
  }
}

resource "terraform_data" "typed" {
  input = {
    inside     = aws_lb.this.internal
    is_inside  = aws_lb.this.internal == true
    idle       = aws_lb.this.idle_timeout
    is_idle    = aws_lb.this.idle_timeout == 60
    is_text    = aws_lb.this.idle_timeout == "60"
    tags       = aws_db_instance.primary.tags
    encoded    = jsonencode(aws_db_instance.primary.tags)
    volume     = aws_instance.this.root_block_device[0].volume_size
    encrypted  = aws_instance.this.root_block_device[0].encrypted
    is_primary = aws_db_instance.primary.replicate_source_db == null
    source     = aws_db_instance.primary.replicate_source_db != null ? "set" : "unset"
    maybe      = (terraform_data.texts.id == "x" ? aws_db_instance.primary.replicate_source_db : aws_db_instance.primary.kms_key_id) == null
    or_one     = (terraform_data.texts.id == "x" ? 1 : aws_db_instance.primary.port) == null
    default    = coalesce(aws_db_instance.primary.replicate_source_db, "none")
    first      = tolist([terraform_data.texts.id, 1])[1]
    entry      = tomap({ a = terraform_data.texts.id, b = 2 })["b"]
    entry_text = "${tomap({ a = terraform_data.texts.id, b = 2 })["b"]}"
  }
}
