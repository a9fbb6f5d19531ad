locals {
  names = ["x", "y"]
}
resource "terraform_data" "this" {
  input = {
    plain   = <<EOT
  kept
    indented ${local.names[0]}
EOT
    flush   = <<-EOT
      first
        second ${join(",", local.names)}
      third
    EOT
    loop    = <<-EOT
      %{~for name in local.names~}
      item ${name}
      %{~endfor~}
      end
    EOT
    escaped = <<EOT
$${not} %%{this} \n "quotes"
EOT
    empty   = <<EOT
EOT
    json = jsondecode(<<EOT
{"a": ${jsonencode(local.names)}}
EOT
    )
  }
}
resource "aws_iam_role" "this" {
  name               = "role"
  assume_role_policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]
    }
  POLICY
}
