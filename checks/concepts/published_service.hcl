# name, namespace  of the service
# port             the service's port that is published, by number or name; null for all
# internet         whether the code says that the whole internet is let in
concept "published_service" {
  summary = "A service that can be reached from outside of its cluster, by itself or through a route."

  from "concept" "service_load_balancer" {
    name      = self.name
    namespace = self.namespace
    port      = null
    internet  = !self.internal && is_world(self.sources)
  }
  # Whether the internet reaches the nodes is decided elsewhere.
  from "concept" "service" {
    when = self.spec.type == "NodePort" || (self.spec.type != "LoadBalancer" && length(list(self.spec.externalIPs)) > 0)

    name      = self.name
    namespace = self.namespace
    port      = null
    internet  = false
  }
  from "concept" "route" {
    name      = self.name
    namespace = self.namespace
    port      = self.port
    internet  = coalesce(self.internet, false)
  }
}
