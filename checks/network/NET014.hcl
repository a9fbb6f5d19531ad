check "NET014" {
  name        = "managed-service-public"
  title       = "A broker, stream, replication, transfer or workflow service is public"
  controls    = { "27017:2015" = ["CLD.13.1.4", "13.1.3"], "27017:2026" = ["8.20", "8.22"] }
  because     = "The setting shows whether the service that moves data between systems lies inside the virtual network, as its counterpart in the physical network does."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Brokers and replication servers see the data of all that they connect, and hold the credentials for it. On a public address they are one stolen password away from handing both out."
  remediation = "Set `publicly_accessible = false` (DMS, MQ), leave `public_access` of `connectivity_info` at `DISABLED` (MSK), set `endpoint_type = \"VPC\"` (Transfer Family) and `webserver_access_mode = \"PRIVATE_ONLY\"` (MWAA), or the properties of the same names in CloudFormation."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_replication_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mq_broker",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/msk_cluster",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mwaa_environment",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dms-replicationinstance.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_66", "CKV_AWS_69", "CKV_AWS_89", "CKV_AWS_164", "CKV_AWS_291"]
    trivy   = ["AWS-0072"]
    guard   = ["DMS_REPLICATION_NOT_PUBLIC"]
  }

  on "service_endpoint" {
    deny    = self.public
    message = "${self.address} is reachable at a public address"
  }
}
