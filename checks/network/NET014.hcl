check "NET014" {
  name        = "managed-service-public"
  title       = "A broker, stream, integration, transfer or workflow service is public"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart by what they are for; the setting shows whether the service that moves data between systems lies inside of the virtual network."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Brokers and replication servers see the data of all that they connect, and hold the credentials for it. On a public address they are one stolen password away from handing both out."
  remediation = "Set `publicly_accessible = false` (DMS, MQ), leave `public_access` of `connectivity_info` at `DISABLED` (MSK), set `endpoint_type = \"VPC\"` (Transfer Family) and `webserver_access_mode = \"PRIVATE_ONLY\"` (MWAA), or the properties of the same names in CloudFormation; set `public_network_access_enabled = false`, `public_network_enabled = false` (Data Factory) or `incoming_traffic_policy = \"AllowVirtualNetworksOnly\"` (Storage Sync) and use a private endpoint (Azure; Service Bus has them with `sku = \"Premium\"`), `private_instance = true` (Data Fusion)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_replication_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mq_broker",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/msk_cluster",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mwaa_environment",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dms-replicationinstance.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/data_factory",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/servicebus_namespace",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_sync",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/data_fusion_instance",
  ]
  equivalents = {
    checkov = [
      "CKV2_AWS_66", "CKV_AWS_69", "CKV_AWS_89", "CKV_AWS_164", "CKV_AWS_291",
      "CKV2_AZURE_24", "CKV_AZURE_64", "CKV_AZURE_104", "CKV_AZURE_106", "CKV_AZURE_108", "CKV_AZURE_193", "CKV_AZURE_204", "CKV_AZURE_250",
      "CKV_GCP_87",
    ]
    trivy = ["AWS-0072", "AZU-0035"]
    guard = ["DMS_REPLICATION_NOT_PUBLIC"]
  }

  on "service_endpoint" {
    deny    = self.public
    message = "${self.address} is reachable at a public address"
  }
}
