terraform {}
variable "one" { default = 1 }
variable two { default = 2 }
variable "three" {
}
resource "aws_instance" web {
  ami = "a"
  ebs_block_device { device_name = "a" }
  ebs_block_device {
    device_name = "b"

    nested { }
  }
  lifecycle { ignore_changes = all }
}
resource aws_instance "tab\there" {}
check "no_labels_on_inner" {
  assert {}
  data "http" "x" {}
}
one "a" b "c" d {}
for {
  in = 1
}
if "x" {}
null {}
locals { value = var.one }
