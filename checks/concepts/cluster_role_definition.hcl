# rules      as written; of a role that others are gathered into, they are replaced
# selectors  of the roles that are gathered into it
concept "cluster_role_definition" {
  summary = "A ClusterRole as it is written."

  from "kubernetes" "ClusterRole" {
    name      = self.metadata.name
    labels    = self.metadata.labels
    rules     = list(self.rules)
    selectors = list(self.aggregationRule.clusterRoleSelectors)
  }
  from "terraform" "kubernetes_cluster_role" "kubernetes_cluster_role_v1" {
    name      = self.metadata.name
    labels    = self.metadata.labels
    rules     = list(manifest(self).rules)
    selectors = list(manifest(self).aggregationRule.clusterRoleSelectors)
  }
}
