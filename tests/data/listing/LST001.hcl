# Fails on every object of a concept, so that a test can say which there are and what they hold.
check "LST001" {
  name        = "listed-pod"
  title       = "A pod is there"
  controls    = { "27017:2015" = ["CLD.9.5.2"] }
  because     = "It lists what there is, for tests of how objects meet."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Nothing is wrong with it. Tests hold the list against what there should be."
  remediation = "Nothing is to be done."
  references  = ["https://kubernetes.io/docs/concepts/"]

  on "pod" {
    require = self.address == null
    message = "${self.path == "" ? "the object" : self.path} of ${coalesce(self.namespace, "no namespace")}"
  }
}
