# Kubernetes' own roles are gathered by labels that are known, whether or not anything that was scanned
# defines them: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
#
# name   of the role that another is gathered into
# part   the name of that other one
# rules  of the other one as written; none where it is gathered itself
concept "role_part" {
  summary = "A ClusterRole as a part of one that is gathered from others."

  from "concept" "cluster_role_definition" {
    for_each = [for whole in selecting("role_aggregation", { labels = self.labels }) : { name = whole.name, certain = whole.certain }]
    when     = each.value.certain && each.value.name != self.name

    name  = each.value.name
    part  = self.name
    rules = length(self.selectors) == 0 ? self.rules : []
  }
  from "concept" "cluster_role_definition" {
    for_each = ["admin", "edit", "view"]
    when     = self.labels["rbac.authorization.k8s.io/aggregate-to-${each.value}"] == "true" && each.value != self.name

    name  = each.value
    part  = self.name
    rules = length(self.selectors) == 0 ? self.rules : []
  }
}
