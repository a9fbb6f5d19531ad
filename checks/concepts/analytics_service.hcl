# public           whether it can be reached from the internet
# managed_network  whether what it computes runs in a virtual network
# limits_outbound  whether it connects only to where it is allowed to
concept "analytics_service" {
  summary = "A managed service that data is searched, analysed or learned from."

  # `public_access_behind_virtual_network_enabled` up to provider 3.x.
  from "terraform" "azurerm_machine_learning_workspace" {
    public = coalesce(self.public_network_access_enabled, self.public_access_behind_virtual_network_enabled, true)
  }
  from "terraform" "azurerm_search_service" "azurerm_cognitive_account" "azurerm_databricks_workspace" {
    public = coalesce(self.public_network_access_enabled, true)
  }
  from "terraform" "azurerm_ai_foundry" {
    public = coalesce(self.public_network_access, "Enabled") == "Enabled"
  }
  # Its firewall lets nobody in until there is a rule.
  from "terraform" "azurerm_synapse_workspace" {
    public = (
      coalesce(self.public_network_access_enabled, true) &&
      length(linked("azurerm_synapse_firewall_rule", "synapse_workspace_id")) > 0
    )
    managed_network = coalesce(self.managed_virtual_network_enabled, false)
    limits_outbound = coalesce(self.data_exfiltration_protection_enabled, false)
  }
  from "terraform" "azurerm_data_factory" {
    managed_network = coalesce(self.managed_virtual_network_enabled, false)
  }
  from "terraform" "azurerm_cognitive_account" {
    when = contains(["OpenAI", "AIServices"], self.kind)

    limits_outbound = coalesce(self.outbound_network_access_restricted, false)
  }

  from "terraform" "google_vertex_ai_endpoint" {
    public = self.network == null && !coalesce(self.private_service_connect_config.enable_private_service_connect, false)
  }
  from "terraform" "google_vertex_ai_index_endpoint" {
    public = coalesce(self.public_endpoint_enabled, false)
  }

  # A block in which nothing is written leaves the domain outside.
  from "terraform" "aws_elasticsearch_domain" "aws_opensearch_domain" {
    public = length(list(self.vpc_options)) == 0 || certainly(length(list(
      self.vpc_options.subnet_ids, self.vpc_options.security_group_ids,
    )) == 0)
  }
  from "terraform" "aws_sagemaker_notebook_instance" {
    managed_network = self.subnet_id != null && !contains(traces(self.subnet_id), "")
    limits_outbound = coalesce(self.direct_internet_access, "Enabled") == "Disabled"
  }
  from "terraform" "aws_sagemaker_model" {
    limits_outbound = coalesce(self.enable_network_isolation, false)
  }
  from "cloudformation" "AWS::Elasticsearch::Domain" "AWS::OpenSearchService::Domain" {
    public = (
      (self.VPCOptions.SubnetIds == null && self.VPCOptions.SecurityGroupIds == null) ||
      certainly(length(list(self.VPCOptions.SubnetIds, self.VPCOptions.SecurityGroupIds)) == 0)
    )
  }
  from "cloudformation" "AWS::SageMaker::NotebookInstance" {
    managed_network = self.SubnetId != null
    limits_outbound = coalesce(self.DirectInternetAccess, "Enabled") == "Disabled"
  }
  from "cloudformation" "AWS::SageMaker::Model" {
    limits_outbound = coalesce(self.EnableNetworkIsolation, false)
  }
}
