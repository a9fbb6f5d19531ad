# flags  as texts by their names: what is not written has the component's default, which a check says
concept "control_plane_component" {
  summary = "A component of a cluster's control plane that runs in a pod."

  from "concept" "pod" {
    for_each = programs(self.spec.containers, ["kube-apiserver", "kube-controller-manager", "kube-scheduler"])
    name     = each.value.name
    flags    = each.value.flags
  }
}
