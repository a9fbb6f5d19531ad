resource "aws_instance" "web" {
  ami       = "a"
  user_data = <<EOT
#!/bin/sh
}

resource "aws_instance" "after" {
  ami = "b"
}
