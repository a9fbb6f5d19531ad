# open_to  of each listener: from which namespaces routes may attach themselves to it
concept "gateway" {
  summary = "A point of the Gateway API where traffic enters the cluster."

  from "kubernetes" "Gateway.gateway.networking.k8s.io" {
    name      = self.metadata.name
    namespace = self.metadata.namespace
    open_to   = [for listener in list(self.spec.listeners) : coalesce(listener.allowedRoutes.namespaces.from, "Same")]
  }
}
