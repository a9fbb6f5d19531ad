from_auto_b    = "b.auto.tfvars"
from_auto_json = "b.auto.tfvars"
nested = {
  data = { size = 20 }
  logs = { size = 5.5e1, zones = [] }
  root = { size = 8, zones = null }
}
