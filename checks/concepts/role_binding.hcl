# cluster_wide  whether it is for all namespaces and for what has none
# role          `kind` and `name` of what it grants
concept "role_binding" {
  summary = "A grant of a role to users, groups and service accounts."

  from "kubernetes" "ClusterRoleBinding" {
    cluster_wide = true
    namespace    = null
    role         = self.roleRef
    subjects     = list(self.subjects)
  }
  from "kubernetes" "RoleBinding" {
    cluster_wide = false
    namespace    = self.metadata.namespace
    role         = self.roleRef
    subjects     = list(self.subjects)
  }
  from "terraform" "kubernetes_cluster_role_binding" "kubernetes_cluster_role_binding_v1" {
    cluster_wide = true
    namespace    = null
    role         = self.role_ref
    subjects     = [for subject in list(manifest(self).subjects) : merge(subject, { namespace = coalesce(subject.namespace, "default") })]
  }
  from "terraform" "kubernetes_role_binding" "kubernetes_role_binding_v1" {
    cluster_wide = false
    namespace    = coalesce(self.metadata.namespace, "default")
    role         = self.role_ref
    subjects     = [for subject in list(manifest(self).subjects) : merge(subject, { namespace = coalesce(subject.namespace, "default") })]
  }
}
