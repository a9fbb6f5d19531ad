concept "cluster_role" {
  summary = "A ClusterRole with the rules that it has in the cluster."

  from "concept" "cluster_role_definition" {
    name = self.name
    rules = length(self.selectors) == 0 ? self.rules : flatten([
      for part in concepts("cluster_role_definition") : part.rules
      if anytrue([for selector in self.selectors : selects(selector, part.labels)])
    ])
  }
}
