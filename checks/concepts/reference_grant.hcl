# name  the namespace of the objects that may be referred to, by which grants are looked up
concept "reference_grant" {
  summary = "A permission of the Gateway API for routes of one namespace to lead to services of another."

  from "kubernetes" "ReferenceGrant.gateway.networking.k8s.io" {
    when = anytrue([for to in list(self.spec.to) : to.kind == "Service"])

    name     = self.metadata.namespace
    from     = [for from in list(self.spec.from) : from.namespace]
    services = [for to in list(self.spec.to) : to.name if to.kind == "Service"]
  }
}
