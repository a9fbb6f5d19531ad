# public         whether it has an address on the internet
# open_to_world  whether any address of the internet may connect to that
#
# authorized_networks  those that may, where that is a question of its own
concept "kubernetes_api_endpoint" {
  summary = "Where the API of a managed Kubernetes cluster is reached."

  # No range at all is no limit.
  from "terraform" "aws_eks_cluster" {
    public        = coalesce(self.vpc_config.endpoint_public_access, true)
    open_to_world = length(list(self.vpc_config.public_access_cidrs)) == 0 || is_world(self.vpc_config.public_access_cidrs)
  }

  from "cloudformation" "AWS::EKS::Cluster" {
    public        = coalesce(self.ResourcesVpcConfig.EndpointPublicAccess, true)
    open_to_world = length(list(self.ResourcesVpcConfig.PublicAccessCidrs)) == 0 || is_world(self.ResourcesVpcConfig.PublicAccessCidrs)
  }

  # `api_server_authorized_ip_ranges` up to provider 3.x. No range at all is no limit.
  from "terraform" "azurerm_kubernetes_cluster" {
    public = !coalesce(self.private_cluster_enabled, self.private_link_enabled, false)
    open_to_world = (
      length(coalesce(self.api_server_access_profile.authorized_ip_ranges, self.api_server_authorized_ip_ranges, [])) == 0 ||
      is_world(list(self.api_server_access_profile.authorized_ip_ranges, self.api_server_authorized_ip_ranges))
    )
  }

  # Without the block nothing is limited; with the block and no network in it nobody outside gets in. What stands in
  # it NET140 looks at.
  from "terraform" "google_container_cluster" {
    public = (
      coalesce(self.control_plane_endpoints_config.ip_endpoints_config.enabled, true) &&
      !coalesce(self.private_cluster_config.enable_private_endpoint, false)
    )
    open_to_world       = length(list(self.master_authorized_networks_config)) == 0
    authorized_networks = [for network in list(self.master_authorized_networks_config.cidr_blocks) : network.cidr_block]
  }
}
