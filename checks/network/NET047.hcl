check "NET047" {
  name        = "analytics-without-managed-network"
  title       = "An analytics workspace or notebook computes outside of any virtual network"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether what the service computes runs inside of a network of the customer's, or next to the computing of others."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Outside of such a network the machines reach data over public addresses, so that the stores have to be open to those, and no rule of the network sees what they send. Inside, they come through endpoints that somebody approved."
  remediation = "Set `managed_virtual_network_enabled = true` (Azure), `subnet_id` or `SubnetId` (SageMaker notebook). For a Synapse workspace this can be chosen only when it is made."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-notebookinstance.html",
    "https://learn.microsoft.com/azure/synapse-analytics/security/synapse-workspace-managed-vnet",
    "https://learn.microsoft.com/azure/data-factory/managed-virtual-network-private-endpoint",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/synapse_workspace",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/data_factory",
  ]
  equivalents = {
    checkov = ["CKV_AWS_306", "CKV_AZURE_58"]
    trivy   = ["AZU-0034"]
  }

  on "analytics_service" {
    require = self.managed_network
    message = "${self.address} computes outside of any virtual network"
  }
}
