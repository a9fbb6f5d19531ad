concept "role" {
  summary = "A Role, which is about the objects of its namespace."

  from "kubernetes" "Role" {
    name      = self.metadata.name
    namespace = self.metadata.namespace
    rules     = list(self.rules)
  }
  from "terraform" "kubernetes_role" "kubernetes_role_v1" {
    name      = self.metadata.name
    namespace = coalesce(self.metadata.namespace, "default")
    rules     = list(manifest(self).rules)
  }
}
