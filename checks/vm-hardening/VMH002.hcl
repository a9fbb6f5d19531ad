check "VMH002" {
  name        = "machine-with-public-address"
  title       = "A machine is given a public address"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A public address makes every open port of the machine reachable from the internet, where the control asks that a machine offers only what is needed."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "A machine with a public address is scanned within minutes and depends on its firewall rules alone. Behind a load balancer, a bastion or a NAT gateway one wrong rule does not expose it."
  remediation = "Leave out `associate_public_ip_address`, `assign_public_ip`, `public_ip_address_id`, `public_ip_address` (azurerm) and `access_config` (google), set `AssociatePublicIpAddress: false` (in the `NetworkInterfaces` of an instance or of `LaunchTemplateData`, or in a launch configuration) or `AssignPublicIp: DISABLED` (CloudFormation), attach no elastic address (`aws_eip`, `AWS::EC2::EIP`), launch into a subnet without `map_public_ip_on_launch`, leave the option `AssociatePublicIpAddress` of an Elastic Beanstalk environment off and let it balance its load, set `ip_address_type = \"Private\"` (container group), leave `node_public_ip_enabled` off (AKS), set `private_cluster_config.enable_private_nodes = true` (GKE), `no_external_ip = true` (Cloud Build), `internal_ip_only = true` (Dataproc) and `ip_configuration = \"WORKER_IP_PRIVATE\"` (Dataflow), and leave `enable_external_ips` off (TPU). Reach the machine through a load balancer, a bastion or a private link."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
    "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_interface",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_group",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dataproc_cluster",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dataflow_job",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-instance-networkinterface.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_88", "CKV_AWS_333", "CKV_AWS_389", "CKV_AZURE_119", "CKV_AZURE_143", "CKV_AZURE_245", "CKV_GCP_25", "CKV_GCP_40", "CKV_GCP_64", "CKV_GCP_86", "CKV_GCP_89", "CKV_GCP_94", "CKV_GCP_103", "CKV2_GCP_28", "CKV2_GCP_32", "CKV2_GCP_36"]
    trivy   = ["AWS-0009", "AZU-0076", "GCP-0031", "GCP-0059"]
    guard   = ["AUTOSCALING_LAUNCH_CONFIG_PUBLIC_IP_DISABLED", "EC2_INSTANCE_NO_PUBLIC_IP"]
  }

  on "virtual_machine" {
    when    = self.public_address != null
    deny    = self.public_address
    message = "${self.address} is given a public address"
  }

  on "kubernetes_node_pool" {
    deny     = self.public_address
    severity = "medium"
    message  = "The nodes of ${self.address} are given public addresses"
  }

  # An empty text is none, as conditions write it.
  on "terraform" "azurerm_network_interface" {
    require = alltrue([
      for ip in list(self.ip_configuration) : ip.public_ip_address_id == null || contains(traces(ip.public_ip_address_id), "")
    ])
    message = "${self.address} is given a public address"
  }

  on "terraform" "azurerm_container_group" {
    deny    = lower(coalesce(self.ip_address_type, "Public")) == "public"
    message = "${self.address} is given a public address"
  }

  on "terraform" "google_tpu_v2_vm" {
    deny    = anytrue([for nic in list(self.network_config, self.network_configs) : coalesce(nic.enable_external_ips, false)])
    message = "${self.address} is given a public address"
  }

  # A cluster on GKE has no machines of its own. From image 2.2 on, machines have no public addresses unless that is said.
  on "terraform" "google_dataproc_cluster" {
    when    = length(list(self.virtual_cluster_config)) == 0
    require = coalesce(
      self.cluster_config.gce_cluster_config.internal_ip_only,
      matches("^(2[.]([2-9]|[1-9][0-9])|[3-9][.])", self.cluster_config.software_config.image_version),
    )
    message = "The machines of ${self.address} are given public addresses"
  }

  on "terraform" "google_cloudbuild_worker_pool" {
    require = coalesce(self.worker_config.no_external_ip, false)
    message = "The workers of ${self.address} are given public addresses"
  }

  on "terraform" "google_dataflow_job" "google_dataflow_flex_template_job" {
    require = self.ip_configuration == "WORKER_IP_PRIVATE"
    message = "The workers of ${self.address} are given public addresses"
  }

  on "terraform" "aws_ecs_service" {
    deny    = coalesce(self.network_configuration.assign_public_ip, false)
    message = "The tasks of ${self.address} are given public addresses"
  }

  on "cloudformation" "AWS::ECS::Service" {
    deny    = self.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp == "ENABLED"
    message = "The tasks of ${self.address} are given public addresses"
  }
}
