# number     of the container
# host_port  of the node, where the port is published there as well; 0 where it is not
# protocol   `TCP`, `UDP` or `SCTP`
concept "container_port" {
  summary = "A port that a container of a pod declares."

  from "concept" "pod" {
    for_each = flatten([
      for container in list(self.spec.initContainers, self.spec.containers) : [
        for port in list(container.ports) : { container = container.name, port = port }
      ]
    ])

    container = each.value.container
    number    = each.value.port.containerPort
    host_port = coalesce(each.value.port.hostPort, 0)
    protocol  = coalesce(each.value.port.protocol, "TCP")
  }
}
