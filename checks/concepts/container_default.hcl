# memory_limit, cpu_limit  null where it gives none; the most that is allowed is also what is given
# selector                 of all pods
# What is no limit is left out, so that it leaves no pod of the namespace open.
concept "container_default" {
  summary = "What a LimitRange gives to those containers of its namespace that declare no limits or requests."

  from "kubernetes" "LimitRange" {
    for_each       = [for limit in list(self.spec.limits) : limit if can(limit.type) && limit.type == "Container"]
    namespace      = self.metadata.namespace
    selector       = {}
    memory_limit   = each.value.default.memory != null ? each.value.default.memory : each.value.max.memory
    cpu_limit      = each.value.default.cpu != null ? each.value.default.cpu : each.value.max.cpu
    memory_request = each.value.defaultRequest.memory
    cpu_request    = each.value.defaultRequest.cpu
  }
  from "terraform" "kubernetes_limit_range" "kubernetes_limit_range_v1" {
    for_each       = [for limit in list(self.spec.limit) : limit if can(limit.type) && limit.type == "Container"]
    namespace      = coalesce(self.metadata.namespace, "default")
    selector       = {}
    memory_limit   = each.value.default.memory != null ? each.value.default.memory : each.value.max.memory
    cpu_limit      = each.value.default.cpu != null ? each.value.default.cpu : each.value.max.cpu
    memory_request = each.value.default_request.memory
    cpu_request    = each.value.default_request.cpu
  }
}
