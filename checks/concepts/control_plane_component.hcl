# flags  as texts by their names: what is not written has the component's default, which a check says
concept "control_plane_component" {
  summary = "A component of a cluster's control plane."

  from "concept" "pod" {
    for_each = programs(self.spec.containers, ["kube-apiserver", "kube-controller-manager", "kube-scheduler"])
    name     = each.value.name
    flags    = each.value.flags
  }

  # kubeadm has defaults of its own, and lists of arguments since its version v1beta4.
  from "concept" "kubeadm_cluster" {
    for_each = {
      "kube-apiserver"          = self.api_server
      "kube-controller-manager" = self.controller_manager
      "kube-scheduler"          = self.scheduler
    }
    name = each.key
    flags = merge(
      each.key == "kube-apiserver" ? { "enable-admission-plugins" = "NodeRestriction" } : { "bind-address" = "127.0.0.1" },
      can(keys(each.value.extraArgs)) ? each.value.extraArgs : { for argument in list(each.value.extraArgs) : argument.name => argument.value },
    )
  }
}
