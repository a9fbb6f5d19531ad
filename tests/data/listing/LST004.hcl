# Fails on every object of a concept, so that a test can say which there are and what they hold.
check "LST004" {
  name        = "listed-network-endpoint"
  title       = "A pod is on the network"
  controls    = { "27017:2015" = ["CLD.9.5.2"] }
  because     = "It lists what there is, for tests of how objects meet."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Nothing is wrong with it. Tests hold the list against what there should be."
  remediation = "Nothing is to be done."
  references  = ["https://kubernetes.io/docs/concepts/"]

  on "network_endpoint" {
    require = self.address == null
    message = "policies ${length(self.policies) == 0 ? "none" : join(" ", sort([for policy in self.policies : policy.address if policy.certain]))}; ways ${length(self.ways_in) == 0 ? "none" : join(" ", [for way in self.ways_in : "${way.through}:${join(",", [for port in way.ports : tostring(port)])}"])}"
  }
}
