# name      of the role that others are gathered into
# selector  one of those that say which
concept "role_aggregation" {
  summary = "One of the ways in which a ClusterRole is gathered from others."

  from "concept" "cluster_role_definition" {
    for_each = self.selectors

    name     = self.name
    selector = each.value
  }
}
