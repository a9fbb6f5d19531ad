concept "container_default" {
  summary = "What a LimitRange gives to those containers of its namespace that declare no limits or requests."

  from "kubernetes" "LimitRange" {
    for_each       = [for limit in list(self.spec.limits) : limit if limit.type == "Container"]
    namespace      = self.metadata.namespace
    memory_limit   = each.value.default.memory
    cpu_limit      = each.value.default.cpu
    memory_request = each.value.defaultRequest.memory
    cpu_request    = each.value.defaultRequest.cpu
  }
  from "terraform" "kubernetes_limit_range" "kubernetes_limit_range_v1" {
    for_each       = [for limit in list(self.spec.limit) : limit if limit.type == "Container"]
    namespace      = self.metadata.namespace
    memory_limit   = each.value.default.memory
    cpu_limit      = each.value.default.cpu
    memory_request = each.value.default_request.memory
    cpu_request    = each.value.default_request.cpu
  }
}
