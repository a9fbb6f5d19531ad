check "NET048" {
  name        = "analytics-outbound-unrestricted"
  title       = "An analytics or AI service connects to any address"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether the network limits where a service that sees the data may send it."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Whoever may write a query, a notebook or a prompt there can have the service send what it sees to an address of their own. A list of allowed destinations turns that into a refused connection."
  remediation = "Set `data_exfiltration_protection_enabled = true` (Synapse, only when it is made, with `managed_virtual_network_enabled`), or `outbound_network_access_restricted = true` with `fqdns` (OpenAI and AI services accounts), `direct_internet_access = \"Disabled\"` with a `subnet_id` (SageMaker notebook), `enable_network_isolation = true` (SageMaker model); in CloudFormation `DirectInternetAccess: Disabled` with a `SubnetId`, and `EnableNetworkIsolation: true`."
  references = [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_model",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sagemaker-model.html",
    "https://learn.microsoft.com/azure/synapse-analytics/security/workspace-data-exfiltration-protection",
    "https://learn.microsoft.com/azure/ai-services/cognitive-services-data-loss-prevention",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/synapse_workspace",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cognitive_account",
  ]
  equivalents = {
    checkov = ["CKV_AWS_122", "CKV_AWS_370", "CKV_AZURE_157", "CKV_AZURE_247"]
    guard   = ["SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS"]
  }

  on "analytics_service" {
    require = self.limits_outbound
    message = "${self.address} may connect to any address"
  }
}
