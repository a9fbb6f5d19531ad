check "NET013" {
  name        = "database-public"
  title       = "A managed database has a public address"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart by what they are for; the setting shows whether the database lies inside of the virtual network or beside it."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "A public address leaves the database's password and its list of allowed addresses as all that keeps strangers out, and both are changed in a hurry. Inside the virtual network there is nothing for them to connect to."
  remediation = "Set `publicly_accessible = false` (AWS), `PubliclyAccessible: false` (CloudFormation), `public_network_access_enabled = false` or `public_network_access = \"Disabled\"`, leave `public_data_endpoint_enabled` and `node_public_ip_access_enabled` off, and set `coordinator_public_ip_access_enabled = false` (Azure), `ipv4_enabled = false` with a `private_network` in `ip_configuration`, and no `enable_public_ip` in `network_config` of AlloyDB (Google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_postgresql_cluster",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/alloydb_instance",
  ]
  equivalents = {
    checkov = [
      "CKV_AWS_17", "CKV_AWS_87", "CKV_AWS_102", "CKV_AZURE_48", "CKV_AZURE_53", "CKV_AZURE_68", "CKV_AZURE_89", "CKV_AZURE_101",
      "CKV_AZURE_113", "CKV_GCP_60",
    ]
    trivy = ["AWS-0180", "AZU-0022", "GCP-0017"]
    guard = ["RDS_INSTANCE_PUBLIC_ACCESS_CHECK", "REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK"]
  }

  on "database_endpoint" {
    deny    = self.public
    message = "${self.address} is reachable at a public address"
  }
}
