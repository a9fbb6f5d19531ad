locals {
  # a comment
  value = [
    "one", // another
    <<-EOT
      two
        three
    EOT
    ,
    "four" /* over
 lines */
  ]
}

variable "region" {}
