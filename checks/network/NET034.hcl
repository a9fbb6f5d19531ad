check "NET034" {
  name        = "analytics-service-public"
  title       = "A search, analytics or machine learning service is reachable from the internet"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether the service that reads and learns from the data lies inside the virtual network, as the data itself does."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Such a service holds copies of the data, or may fetch them. On a public endpoint one leaked key asks it for everything that it knows, from anywhere."
  remediation = "Give the domain `vpc_options`, `VPCOptions` in CloudFormation (OpenSearch); set `public_network_access_enabled = false` (Machine Learning, AI Search, AI services, Synapse; Databricks, with `sku = \"premium\"`) or `public_network_access = \"Disabled\"` (AI Foundry) and use a private endpoint; give a Vertex AI endpoint a `network` or `private_service_connect_config`, and leave `public_endpoint_enabled` of an index endpoint off."
  references = [
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-opensearchservice-domain.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/machine_learning_workspace",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/search_service",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cognitive_account",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/databricks_workspace",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/synapse_workspace",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/ai_foundry",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/vertex_ai_endpoint",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/vertex_ai_index_endpoint",
  ]
  equivalents = {
    checkov = [
      "CKV_AWS_137", "CKV2_AZURE_19", "CKV2_AZURE_49", "CKV_AZURE_124", "CKV_AZURE_134", "CKV_AZURE_144", "CKV_AZURE_158", "CKV2_GCP_33",
      "CKV2_GCP_34",
    ]
    guard = ["ELASTICSEARCH_IN_VPC_ONLY", "OPENSEARCH_IN_VPC_ONLY"]
  }

  on "analytics_service" {
    deny    = self.public
    message = "${self.address} is reachable from the internet"
  }
}
