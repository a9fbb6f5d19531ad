# Pods on the network of their node are left out: policies about pods do not hold there. So are parts
# of patches and of what operators merge: the rest is written elsewhere.
#
# policies  the network policies that select it; each `certain`, or not
# ways_in   how it can be reached from outside of the cluster: `through` what, by which `ports` of the pod,
#           and whether the code says that the whole `internet` is let in; what certainly leads to no port is
#           no way
concept "network_endpoint" {
  summary = "A pod as the network sees it."

  from "concept" "pod" {
    when = (
      !coalesce(self.spec.hostNetwork, false) &&
      (self.whole || alltrue([for container in list(self.spec.containers) : contains(keys(container), "image")]))
    )

    policies = selecting("network_policy", {
      namespace        = self.namespace
      labels           = self.labels
      namespace_labels = [for namespace in named("namespace", self.namespace) : namespace.labels]
    })
    ways_in = flatten(list(
      [
        for container in list(self.spec.containers) : [
          for port in list(container.ports) : {
            through  = "a port of its node"
            ports    = [port.containerPort]
            internet = false
          } if coalesce(port.hostPort, 0) != 0 && !contains(["127.0.0.1", "::1"], port.hostIP)
        ]
      ],
      [
        for service in selecting("service", { namespace = self.namespace, labels = self.labels }) : [
          for way in [
            for way in named("published_service", service.name, service.namespace) : {
              through  = way.address
              internet = way.internet
              ports = flatten([
                for port in list(service.spec.ports) : (
                  can(tonumber(coalesce(port.targetPort, port.port)))
                  ? [coalesce(port.targetPort, port.port)]
                  : [
                    for container in concat(
                      list(self.spec.containers),
                      [for container in list(self.spec.initContainers) : container if container.restartPolicy == "Always"],
                      ) : [
                      for declared in list(container.ports) : declared.containerPort if declared.name == port.targetPort
                    ]
                  ]
                ) if way.port == null || way.port == port.port || way.port == port.name
              ])
            } if service.certain && way.certain
          ] : way if !contains(traces(tostring(length(way.ports))), "0")
        ]
      ],
    ))
  }
}
