# scanned    whether what the machines are started from is in the unit, where it is judged by itself
# asks       what that says of public addresses, where it says anything
# addressed  whether a subnet that they are started in gives them public addresses
concept "machine_start" {
  summary = "How the machines of a group or fleet are started."

  from "concept" "machine_group" {
    scanned   = anytrue(flatten([for name in traces(self.named) : [for template in named("launch_template", name) : template.certain]]))
    asks      = flatten([for name in traces(self.named) : [for template in named("launch_template", name) : template.asks if template.certain]])
    addressed = self.addressed
  }
}
