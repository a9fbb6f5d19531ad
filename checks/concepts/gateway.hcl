concept "gateway" {
  summary = "A point of the Gateway API where traffic enters the cluster."

  from "kubernetes" "Gateway.gateway.networking.k8s.io" {
    name      = self.metadata.name
    namespace = self.metadata.namespace
  }
}
