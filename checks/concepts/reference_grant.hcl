# name  the namespace of the objects that may be referred to, by which grants are looked up
# from  the kinds of routes, each with its namespace
# to    the services; without a name, all of them
concept "reference_grant" {
  summary = "A permission of the Gateway API for routes of one namespace to lead to services of another."

  from "kubernetes" "ReferenceGrant.gateway.networking.k8s.io" {
    name = self.metadata.namespace
    from = [for from in list(self.spec.from) : from if from.group == "gateway.networking.k8s.io"]
    to   = [for to in list(self.spec.to) : to if contains([null, ""], to.group) && to.kind == "Service"]
  }
}
