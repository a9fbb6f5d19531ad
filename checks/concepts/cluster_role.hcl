concept "cluster_role" {
  summary = "A ClusterRole with the rules that it has in the cluster."

  from "concept" "cluster_role_definition" {
    name  = self.name
    rules = length(self.selectors) == 0 ? self.rules : flatten([for part in gathered("role_part", self.name) : part.rules if part.certain])
  }
}
