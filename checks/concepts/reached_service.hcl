# One object for each way, so that a pod comes only by services that are published.
#
# selector, namespace  of the service: which pods it leads to
# published            whether it is reached that way at all
# through, internet    the way, and whether the code says that the whole internet is let in by it
# ports                those of the pod that are known by number
# port_names           those that the pod's containers give a number
concept "reached_service" {
  summary = "A service and one way to reach it from outside of its cluster."

  from "concept" "service" {
    for_each = [
      for way in named("published_service", self.name, self.namespace) : {
        through  = way.address
        internet = way.internet
        port     = way.port
        certain  = way.certain
      }
    ]

    namespace = self.namespace
    selector  = self.selector
    published = each.value.certain
    through   = each.value.through
    internet  = each.value.internet
    ports = [
      for port in list(self.spec.ports) : coalesce(port.targetPort, port.port)
      if can(tonumber(coalesce(port.targetPort, port.port))) &&
      (each.value.port == null || each.value.port == port.port || each.value.port == port.name)
    ]
    port_names = [
      for port in list(self.spec.ports) : port.targetPort
      if !can(tonumber(coalesce(port.targetPort, port.port))) &&
      (each.value.port == null || each.value.port == port.port || each.value.port == port.name)
    ]
  }
}
