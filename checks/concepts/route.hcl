# A route that only the pods of a mesh use is no object of this concept, nor is one that its gateway does
# not take.
#
# name       the service that it leads to
# namespace  that of the service
# port       the service's port, by number or name; null for any
# internet   whether it says itself that it is for the internet; null where it does not say
concept "route" {
  summary = "A rule by which a proxy at the border of the cluster hands requests on to a service."

  from "kubernetes" "Ingress" {
    for_each = flatten(list(
      self.spec.defaultBackend,
      self.spec.backend,
      [for rule in list(self.spec.rules) : [for path in list(rule.http.paths) : path.backend]],
    ))
    when = each.value.service != null || each.value.serviceName != null

    name      = coalesce(each.value.service.name, each.value.serviceName)
    namespace = self.metadata.namespace
    port      = each.value.service != null ? (each.value.service.port.number != null ? each.value.service.port.number : each.value.service.port.name) : each.value.servicePort
    internet  = self.metadata.annotations["alb.ingress.kubernetes.io/scheme"] == "internet-facing" ? true : null
  }
  from "terraform" "kubernetes_ingress" "kubernetes_ingress_v1" {
    for_each = flatten(list(
      manifest(self.spec).defaultBackend,
      manifest(self.spec).backend,
      [for rule in list(manifest(self.spec).rules) : [for path in list(rule.http.paths) : path.backend]],
    ))
    when = each.value.service != null || each.value.serviceName != null

    name      = coalesce(each.value.service.name, each.value.serviceName)
    namespace = coalesce(self.metadata.namespace, "default")
    port      = each.value.service != null ? (each.value.service.port.number != null ? each.value.service.port.number : each.value.service.port.name) : each.value.servicePort
    internet  = self.metadata.annotations["alb.ingress.kubernetes.io/scheme"] == "internet-facing" ? true : null
  }

  from "kubernetes" "HTTPRoute.gateway.networking.k8s.io" "GRPCRoute.gateway.networking.k8s.io" "TLSRoute.gateway.networking.k8s.io" "TCPRoute.gateway.networking.k8s.io" "UDPRoute.gateway.networking.k8s.io" {
    # What is sent to the one is sent to its mirrors too.
    for_each = flatten([
      for rule in list(self.spec.rules) : [
        list(rule.backendRefs),
        [
          for filter in list(rule.filters, [for backend in list(rule.backendRefs) : list(backend.filters)]...) : list(filter.requestMirror.backendRef)
        ],
      ]
    ])
    when = (
      coalesce(each.value.kind, "Service") == "Service" && contains([null, ""], each.value.group) &&
      anytrue([
        for parent in list(self.spec.parentRefs) : (
          coalesce(parent.kind, "Gateway") == "Gateway" &&
          alltrue([
            for gateway in named("gateway", parent.name, parent.namespace != null ? parent.namespace : self.metadata.namespace) :
            !gateway.certain || anytrue([
              for listener in selecting("gateway_listener", {
                labels           = { gateway = parent.name }
                namespace        = self.metadata.namespace
                namespace_labels = [for namespace in named("namespace", self.metadata.namespace) : namespace.labels]
                }) : (
                listener.address == gateway.address &&
                (parent.sectionName == null || parent.sectionName == listener.section) &&
                (parent.port == null || parent.port == listener.port) &&
                (length(listener.kinds) == 0 || contains(listener.kinds, self.kind)) &&
                listener.certain
              )
            ])
          ])
        )
      ]) &&
      (
        each.value.namespace == null || each.value.namespace == self.metadata.namespace ||
        anytrue([
          for grant in named("reference_grant", each.value.namespace) : (
            anytrue([for from in grant.from : from.kind == self.kind && from.namespace == coalesce(self.metadata.namespace, "default")]) &&
            anytrue([for to in grant.to : to.name == null || to.name == each.value.name])
          )
        ])
      )
    )

    name      = each.value.name
    namespace = each.value.namespace != null ? each.value.namespace : self.metadata.namespace
    port      = each.value.port
    internet  = null
  }

  from "kubernetes" "Route.route.openshift.io" {
    for_each = [for backend in list(self.spec.to, self.spec.alternateBackends) : backend if coalesce(backend.kind, "Service") == "Service"]

    name      = each.value.name
    namespace = self.metadata.namespace
    port      = null
    internet  = null
  }

  # A host is a name within the namespace, or a name in the cluster's DNS.
  from "kubernetes" "VirtualService.networking.istio.io" {
    for_each = flatten([
      for rule in list(self.spec.http, self.spec.tls, self.spec.tcp) : [for route in list(rule.route) : route.destination]
    ])
    when = (
      anytrue([for gateway in list(self.spec.gateways) : gateway != "mesh"]) &&
      (!strcontains(each.value.host, ".") || matches("^[^.]+\\.[^.]+(\\.svc(\\.cluster\\.local)?)?$", each.value.host))
    )

    name      = split(".", each.value.host)[0]
    namespace = strcontains(each.value.host, ".") ? split(".", each.value.host)[1] : self.metadata.namespace
    port      = each.value.port.number
    internet  = null
  }

  from "kubernetes" "IngressRoute.traefik.io" "IngressRoute.traefik.containo.us" "IngressRouteTCP.traefik.io" "IngressRouteUDP.traefik.io" {
    for_each = flatten([for route in list(self.spec.routes) : list(route.services)])
    when     = coalesce(each.value.kind, "Service") == "Service"

    name      = each.value.name
    namespace = each.value.namespace != null ? each.value.namespace : self.metadata.namespace
    port      = each.value.port
    internet  = null
  }
}
