check "NET083" {
  name        = "warehouse-copies-outside-network"
  title       = "A data warehouse loads and unloads outside of the virtual network"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether what the warehouse reads and writes passes the rules and logs of the virtual network, or goes around them."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Without it, copies from and to stores take the provider's own ways: no security group, access list, endpoint policy or flow log sees them. Whoever can run a query can unload to a bucket of their own."
  remediation = "Set `enhanced_vpc_routing = true` (`EnhancedVpcRouting` in CloudFormation), and give the network an endpoint for the stores."
  references = [
    "https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshiftserverless_workgroup",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-cluster.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_321"]
    guard   = ["REDSHIFT_ENHANCED_VPC_ROUTING_ENABLED"]
  }

  on "terraform" "aws_redshift_cluster" "aws_redshiftserverless_workgroup" {
    require = coalesce(self.enhanced_vpc_routing, false)
    message = "${self.address} loads and unloads outside of the virtual network"
  }

  on "cloudformation" "AWS::Redshift::Cluster" "AWS::RedshiftServerless::Workgroup" {
    require = coalesce(self.EnhancedVpcRouting, false)
    message = "${self.address} loads and unloads outside of the virtual network"
  }
}
