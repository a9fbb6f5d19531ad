check "NET081" {
  name        = "placed-in-default-network"
  title       = "A machine, warehouse or cache is put into the account's default network"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Where it is put shows whether it has a place in the network that the customer planned, or in the one that comes with every account."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "The subnets of the default network are public, and its rules nobody's work: what is put there gets a public address and neighbours that nobody chose. It happens because nothing was said."
  remediation = "Name a subnet group in `cluster_subnet_group_name` (Redshift), `subnet_group_name` (ElastiCache, one of your own), a subnet in `subnet_id` (EC2); `ClusterSubnetGroupName`, `CacheSubnetGroupName`, `SubnetId` in CloudFormation."
  references = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_cluster",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-cluster.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-cachecluster.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_154", "CKV_AWS_323"]
    trivy   = ["AWS-0127"]
    guard   = ["EC2_INSTANCES_IN_VPC"]
  }

  on "network_place" {
    require  = self.chosen
    severity = contains(["aws_instance", "AWS::EC2::Instance"], self.type) ? "low" : "medium"
    message  = "${self.address} is put into the default network of the account"
  }
}
