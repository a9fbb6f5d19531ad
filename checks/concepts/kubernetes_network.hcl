# enforces_policies     whether network policies have an effect
# pods_in_address_plan  whether the addresses of pods are part of the network's plan
# how                   why they are not, where they are not
concept "kubernetes_network" {
  summary = "How the pods of a managed Kubernetes cluster are connected."

  # Without a profile the plugin is kubenet, whose pods have addresses that the virtual network does not
  # know, and no policy engine. Cilium as data plane enforces policies by itself.
  from "terraform" "azurerm_kubernetes_cluster" {
    enforces_policies = (
      contains(["azure", "calico", "cilium"], coalesce(self.network_profile.network_policy, "none")) ||
      coalesce(self.network_profile.network_data_plane, "azure") == "cilium"
    )
    pods_in_address_plan = coalesce(self.network_profile.network_plugin, "kubenet") == "azure"
    how                  = "the plugin translates them"
  }

  # Autopilot and Dataplane V2 always enforce them. Since provider 5.0 a cluster is native to its network even
  # without `ip_allocation_policy`; but then the ranges are whatever the service picks. Autopilot is never anything else.
  from "terraform" "google_container_cluster" {
    enforces_policies = (
      coalesce(self.network_policy.enabled, false) ||
      coalesce(self.datapath_provider, "LEGACY_DATAPATH") == "ADVANCED_DATAPATH" ||
      coalesce(self.enable_autopilot, false)
    )
    # `use_ip_aliases` up to provider 2.x. An autopilot cluster is always native to its network.
    pods_in_address_plan = (
      coalesce(self.networking_mode, "VPC_NATIVE") == "VPC_NATIVE" &&
      (coalesce(self.enable_autopilot, false) || self.ip_allocation_policy != null) &&
      alltrue([for policy in list(self.ip_allocation_policy) : coalesce(policy.use_ip_aliases, true)])
    ) || coalesce(self.enable_autopilot, false)
    how = (
      certainly(coalesce(self.networking_mode, "VPC_NATIVE") == "VPC_NATIVE")
      ? "no `ip_allocation_policy` names them"
      : "each node has a route of its own for them"
    )
  }
}
