# By flags alone the kubelet lets everyone in and keeps its read-only port open; with a configuration, in a
# file or as an object, neither. What a file says that the flags name is not known here.
#
# https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
concept "kubelet" {
  summary = "The agent that runs the pods of a node."

  from "concept" "pod" {
    for_each = programs(self.spec.containers, ["kubelet"])

    anonymous          = each.value.flags["anonymous-auth"] != null ? each.value.flags["anonymous-auth"] : each.value.flags.config == null ? "true" : not_scanned("the kubelet's configuration ${each.value.flags.config}")
    authorization      = each.value.flags["authorization-mode"] != null ? each.value.flags["authorization-mode"] : each.value.flags.config == null ? "AlwaysAllow" : not_scanned("the kubelet's configuration ${each.value.flags.config}")
    client_authorities = each.value.flags["client-ca-file"] != null ? each.value.flags["client-ca-file"] : each.value.flags.config == null ? "" : not_scanned("the kubelet's configuration ${each.value.flags.config}")
    read_only_port     = each.value.flags["read-only-port"] != null ? each.value.flags["read-only-port"] : each.value.flags.config == null ? "10255" : not_scanned("the kubelet's configuration ${each.value.flags.config}")
    kernel_protected   = each.value.flags["protect-kernel-defaults"] != null ? each.value.flags["protect-kernel-defaults"] : each.value.flags.config == null ? "false" : not_scanned("the kubelet's configuration ${each.value.flags.config}")
    hostname           = each.value.flags["hostname-override"]
  }
  from "kubernetes" "KubeletConfiguration.kubelet.config.k8s.io" {
    anonymous          = coalesce(self.authentication.anonymous.enabled, false)
    authorization      = coalesce(self.authorization.mode, "Webhook")
    client_authorities = self.authentication.x509.clientCAFile == null ? "" : self.authentication.x509.clientCAFile
    read_only_port     = coalesce(self.readOnlyPort, 0)
    kernel_protected   = coalesce(self.protectKernelDefaults, false)
  }

  # Where nothing is written, GKE decides by the cluster's version and age.
  from "terraform" "google_container_node_pool" {
    when           = self.node_config.kubelet_config.insecure_kubelet_readonly_port_enabled != null
    read_only_port = upper(self.node_config.kubelet_config.insecure_kubelet_readonly_port_enabled) == "TRUE" ? 10255 : 0
  }
  from "terraform" "google_container_cluster" {
    for_each = list(
      self.node_config.kubelet_config.insecure_kubelet_readonly_port_enabled,
      self.node_pool_defaults.node_config_defaults.insecure_kubelet_readonly_port_enabled,
      self.node_pool_auto_config.node_kubelet_config.insecure_kubelet_readonly_port_enabled,
      [for pool in list(self.node_pool) : pool.node_config.kubelet_config.insecure_kubelet_readonly_port_enabled],
    )
    read_only_port = upper(each.value) == "TRUE" ? 10255 : 0
  }
}
