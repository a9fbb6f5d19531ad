# public  whether it has an address on the internet
concept "service_endpoint" {
  summary = "Where a managed service for moving or processing data is reached: replication, integration, broker, stream, file transfer, workflow."

  from "terraform" "aws_dms_replication_instance" "aws_mq_broker" {
    public = coalesce(self.publicly_accessible, false)
  }
  from "terraform" "aws_msk_cluster" {
    public = coalesce(self.broker_node_group_info.connectivity_info.public_access.type, "DISABLED") != "DISABLED"
  }
  from "terraform" "aws_transfer_server" {
    public = coalesce(self.endpoint_type, "PUBLIC") == "PUBLIC"
  }
  from "terraform" "aws_mwaa_environment" {
    public = coalesce(self.webserver_access_mode, "PRIVATE_ONLY") != "PRIVATE_ONLY"
  }

  # Unlike Terraform's provider, the service itself makes a replication instance public.
  from "cloudformation" "AWS::DMS::ReplicationInstance" {
    public = coalesce(self.PubliclyAccessible, true)
  }
  from "cloudformation" "AWS::AmazonMQ::Broker" {
    public = coalesce(self.PubliclyAccessible, false)
  }
  from "cloudformation" "AWS::MSK::Cluster" {
    public = coalesce(self.BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type, "DISABLED") != "DISABLED"
  }
  from "cloudformation" "AWS::Transfer::Server" {
    public = coalesce(self.EndpointType, "PUBLIC") == "PUBLIC"
  }
  from "cloudformation" "AWS::MWAA::Environment" {
    public = coalesce(self.WebserverAccessMode, "PRIVATE_ONLY") != "PRIVATE_ONLY"
  }

  from "terraform" "azurerm_automation_account" "azurerm_eventgrid_domain" "azurerm_eventgrid_topic" "azurerm_eventhub_namespace" "azurerm_iothub" "azurerm_iothub_dps" "azurerm_servicebus_namespace" {
    public = coalesce(self.public_network_access_enabled, true)
  }
  from "terraform" "azurerm_eventgrid_namespace" {
    public = coalesce(self.public_network_access, "Enabled") == "Enabled"
  }
  from "terraform" "azurerm_data_factory" {
    public = coalesce(self.public_network_enabled, true)
  }
  from "terraform" "azurerm_storage_sync" {
    public = coalesce(self.incoming_traffic_policy, "AllowAllTraffic") == "AllowAllTraffic"
  }

  from "terraform" "google_data_fusion_instance" {
    public = !coalesce(self.private_instance, false)
  }
}
