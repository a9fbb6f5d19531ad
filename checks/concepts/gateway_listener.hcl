# Looked up by the namespace of a route, as those are that select it.
#
# namespace           that of the gateway, where the listener takes routes of no other; left out where it does
# namespace_selector  the namespaces whose routes it takes
# selector            the name of the gateway, so that listeners of others are not looked at
# section, port       by which a route may ask for this one of the gateway's
# kinds               of the routes that it takes; empty for all that its protocol knows
concept "gateway_listener" {
  summary = "A port of a gateway, with the routes that may attach themselves to it."

  from "kubernetes" "Gateway.gateway.networking.k8s.io" {
    for_each = list(self.spec.listeners)
    when     = coalesce(each.value.allowedRoutes.namespaces.from, "Same") == "Same"

    namespace = self.metadata.namespace
    selector  = { gateway = self.metadata.name }
    section   = each.value.name
    port      = each.value.port
    kinds     = [for kind in list(each.value.allowedRoutes.kinds) : kind.kind]
  }
  from "kubernetes" "Gateway.gateway.networking.k8s.io" {
    for_each = list(self.spec.listeners)
    when     = contains(["All", "Selector"], each.value.allowedRoutes.namespaces.from)

    namespace_selector = each.value.allowedRoutes.namespaces.from == "All" ? {} : each.value.allowedRoutes.namespaces.selector
    selector           = { gateway = self.metadata.name }
    section            = each.value.name
    port               = each.value.port
    kinds              = [for kind in list(each.value.allowedRoutes.kinds) : kind.kind]
  }
}
