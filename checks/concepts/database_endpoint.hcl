# public  whether it has an address on the internet
#
# Where the default is not to be known from the code, only what is written down is looked at: an RDS
# instance in CloudFormation (it depends on the VPC). Of a Redshift cluster in Terraform it is open:
# provider 6 turned the default round.
concept "database_endpoint" {
  summary = "Where a managed database is reached."

  from "terraform" "aws_db_instance" "aws_rds_cluster_instance" "aws_neptune_cluster_instance" "aws_redshiftserverless_workgroup" {
    public = coalesce(self.publicly_accessible, false)
  }
  from "terraform" "aws_redshift_cluster" {
    public = (
      self.publicly_accessible != null
      ? self.publicly_accessible
      : not_scanned("the provider's version (a cluster is public by itself up to 5, and not from 6 on)")
    )
  }

  from "cloudformation" "AWS::RDS::DBInstance" "AWS::RDS::DBCluster" "AWS::Neptune::DBInstance" {
    when   = self.PubliclyAccessible != null
    public = self.PubliclyAccessible
  }
  from "cloudformation" "AWS::Redshift::Cluster" "AWS::RedshiftServerless::Workgroup" {
    public = coalesce(self.PubliclyAccessible, false)
  }

  from "terraform" "azurerm_mssql_server" "azurerm_cosmosdb_account" "azurerm_postgresql_server" "azurerm_mysql_server" "azurerm_mariadb_server" {
    public = coalesce(self.public_network_access_enabled, true)
  }
  from "terraform" "azurerm_mssql_managed_instance" {
    public = coalesce(self.public_data_endpoint_enabled, false)
  }
  # What is in a subnet of its own has no public address.
  from "terraform" "azurerm_postgresql_flexible_server" {
    public = self.delegated_subnet_id == null && coalesce(self.public_network_access_enabled, true)
  }
  from "terraform" "azurerm_mysql_flexible_server" {
    public = (
      self.delegated_subnet_id == null && coalesce(self.public_network_access, "Enabled") == "Enabled" &&
      coalesce(self.public_network_access_enabled, true)
    )
  }
  from "terraform" "azurerm_redis_cache" {
    public = self.subnet_id == null && coalesce(self.public_network_access_enabled, true)
  }
  from "terraform" "azurerm_managed_redis" "azurerm_mongo_cluster" {
    public = coalesce(self.public_network_access, "Enabled") == "Enabled"
  }

  # The nodes of a cluster have addresses of their own.
  from "terraform" "azurerm_cosmosdb_postgresql_cluster" {
    public = coalesce(self.coordinator_public_ip_access_enabled, true) || coalesce(self.node_public_ip_access_enabled, false)
  }

  from "terraform" "google_alloydb_instance" {
    public = coalesce(self.network_config.enable_public_ip, false)
  }
  # A clone without settings takes those of what it is a clone of.
  from "terraform" "google_sql_database_instance" {
    when   = self.clone == null || self.settings != null
    public = coalesce(self.settings.ip_configuration.ipv4_enabled, true)
  }
}
