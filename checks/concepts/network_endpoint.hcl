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
        for service in [
          for service in selecting("reached_service", { namespace = self.namespace, labels = self.labels }) : {
            through  = service.through
            internet = service.internet
            ports = length(service.port_names) == 0 ? service.ports : flatten([
              service.ports,
              [
                for container in concat(
                  list(self.spec.containers),
                  [for container in list(self.spec.initContainers) : container if container.restartPolicy == "Always"],
                  ) : [
                  for declared in list(container.ports) : declared.containerPort if contains(service.port_names, declared.name)
                ]
              ],
            ])
          } if service.certain && service.published
        ] : service if !contains(traces(tostring(length(service.ports))), "0")
      ],
    ))
  }
}
