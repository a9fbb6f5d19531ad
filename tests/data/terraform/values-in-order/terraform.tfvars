from_tfvars       = "terraform.tfvars"
from_tfvars_json  = "terraform.tfvars"
from_auto_a       = "terraform.tfvars"
from_auto_b       = "terraform.tfvars"
from_auto_json    = "terraform.tfvars"
whole_is_replaced = { c = [3, "three"] }
text              = <<-EOT
    two
      lines
  EOT
escaped           = "tab\there, $${not} a template"
nothing           = null
nothing_allowed   = null
nested = {
  first = { size = "10", zones = ["a", "b"] }
}
