# Where nothing is said, AWS takes the default network of the account: its subnets are public, in every region, and the same for all.
#
# An empty text says nothing, which is what modules give where nothing was chosen.
#
# chosen  whether it says itself in which network it is
concept "network_place" {
  summary = "Where a machine, warehouse or cache is put when it is made."

  from "terraform" "aws_redshift_cluster" {
    chosen = self.cluster_subnet_group_name != null && !contains(traces(self.cluster_subnet_group_name), "")
  }
  # What belongs to a replication group is where that is.
  from "terraform" "aws_elasticache_cluster" {
    when   = self.replication_group_id == null
    chosen = self.subnet_group_name != null && !anytrue([for name in ["", "default"] : contains(traces(self.subnet_group_name), name)])
  }
  from "terraform" "aws_elasticache_replication_group" {
    chosen = self.subnet_group_name != null && !anytrue([for name in ["", "default"] : contains(traces(self.subnet_group_name), name)])
  }
  # A launch template may say it.
  from "terraform" "aws_instance" {
    when   = length(list(self.launch_template)) == 0
    chosen = (self.subnet_id != null && !contains(traces(self.subnet_id), "")) || length(list(self.network_interface)) > 0
  }
  from "cloudformation" "AWS::Redshift::Cluster" {
    chosen = self.ClusterSubnetGroupName != null && !contains(traces(self.ClusterSubnetGroupName), "")
  }
  from "cloudformation" "AWS::ElastiCache::CacheCluster" "AWS::ElastiCache::ReplicationGroup" {
    chosen = self.CacheSubnetGroupName != null && self.CacheSubnetGroupName != "default"
  }
  from "cloudformation" "AWS::EC2::Instance" {
    when = self.LaunchTemplate == null
    chosen = self.SubnetId != null || anytrue([
      for interface in list(self.NetworkInterfaces) : interface.SubnetId != null || interface.NetworkInterfaceId != null
    ])
  }
}
