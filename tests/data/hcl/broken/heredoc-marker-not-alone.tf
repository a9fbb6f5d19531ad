locals {
  text = <<EOT with more
a
EOT
  after = 1
}
