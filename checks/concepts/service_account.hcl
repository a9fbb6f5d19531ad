# automount  whether its pods are given its token, unless they say otherwise
concept "service_account" {
  summary = "An identity that pods have towards the Kubernetes API."

  from "kubernetes" "ServiceAccount" {
    name      = self.metadata.name
    namespace = self.metadata.namespace
    automount = coalesce(self.automountServiceAccountToken, true)
  }
  from "terraform" "kubernetes_service_account" "kubernetes_service_account_v1" {
    name      = self.metadata.name
    namespace = coalesce(self.metadata.namespace, "default")
    automount = coalesce(self.automount_service_account_token, true)
  }
}
