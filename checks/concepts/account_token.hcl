# account  the name of the service account whose token it is
concept "account_token" {
  summary = "A secret with the token of a service account, which does not expire."

  from "kubernetes" "Secret" {
    when      = self.type == "kubernetes.io/service-account-token"
    name      = self.metadata.name
    namespace = self.metadata.namespace
    account   = self.metadata.annotations["kubernetes.io/service-account.name"]
  }
  from "terraform" "kubernetes_secret" "kubernetes_secret_v1" {
    when      = self.type == "kubernetes.io/service-account-token"
    name      = self.metadata.name
    namespace = coalesce(self.metadata.namespace, "default")
    account   = self.metadata.annotations["kubernetes.io/service-account.name"]
  }
}
