concept "kernel_parameter" {
  summary = "A kernel parameter (sysctl) that a pod sets for its containers."

  from "concept" "pod" {
    for_each = list(self.spec.securityContext.sysctls)
    when     = each.value.name != null
    name     = each.value.name
  }
}
