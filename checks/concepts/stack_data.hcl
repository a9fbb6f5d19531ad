# kept_on_deletion     whether the data, or a snapshot of it, outlives the stack
# kept_on_replacement  whether it outlives an update that makes the resource anew
#
# The default of `DeletionPolicy` is `Snapshot` for RDS clusters and for RDS instances outside of
# clusters, and `Delete` for everything else; that of `UpdateReplacePolicy` is always `Delete`. A
# resource that is protected against deletion stays with either, and a global table stays where one of its
# replicas is. `Snapshot` exists for some types only. Buckets are left out: a stack does
# not delete one that has objects.
concept "stack_data" {
  summary = "A resource of a stack that data would be lost with."

  from "cloudformation" "AWS::RDS::DBInstance" {
    when = self.DBClusterIdentifier == null && self.SourceDBInstanceIdentifier == null

    kept_on_deletion = (
      contains(["Retain", "RetainExceptOnCreate", "Snapshot"], coalesce(self.DeletionPolicy, "Snapshot")) ||
      coalesce(self.DeletionProtection, false)
    )
    kept_on_replacement = (
      contains(["Retain", "Snapshot"], coalesce(self.UpdateReplacePolicy, "Delete")) || coalesce(self.DeletionProtection, false)
    )
  }
  from "cloudformation" "AWS::RDS::DBCluster" {
    kept_on_deletion = (
      contains(["Retain", "RetainExceptOnCreate", "Snapshot"], coalesce(self.DeletionPolicy, "Snapshot")) ||
      coalesce(self.DeletionProtection, false)
    )
    kept_on_replacement = (
      contains(["Retain", "Snapshot"], coalesce(self.UpdateReplacePolicy, "Delete")) || coalesce(self.DeletionProtection, false)
    )
  }
  from "cloudformation" "AWS::DocDB::DBCluster" "AWS::Neptune::DBCluster" {
    kept_on_deletion = (
      contains(["Retain", "RetainExceptOnCreate", "Snapshot"], coalesce(self.DeletionPolicy, "Delete")) ||
      coalesce(self.DeletionProtection, false)
    )
    kept_on_replacement = (
      contains(["Retain", "Snapshot"], coalesce(self.UpdateReplacePolicy, "Delete")) || coalesce(self.DeletionProtection, false)
    )
  }
  from "cloudformation" "AWS::DynamoDB::Table" {
    kept_on_deletion = (
      contains(["Retain", "RetainExceptOnCreate"], coalesce(self.DeletionPolicy, "Delete")) ||
      coalesce(self.DeletionProtectionEnabled, false)
    )
    kept_on_replacement = (
      contains(["Retain"], coalesce(self.UpdateReplacePolicy, "Delete")) || coalesce(self.DeletionProtectionEnabled, false)
    )
  }
  from "cloudformation" "AWS::Cognito::UserPool" {
    kept_on_deletion = (
      contains(["Retain", "RetainExceptOnCreate"], coalesce(self.DeletionPolicy, "Delete")) ||
      coalesce(self.DeletionProtection, "INACTIVE") == "ACTIVE"
    )
    kept_on_replacement = (
      contains(["Retain"], coalesce(self.UpdateReplacePolicy, "Delete")) || coalesce(self.DeletionProtection, "INACTIVE") == "ACTIVE"
    )
  }
  from "cloudformation" "AWS::DynamoDB::GlobalTable" {
    kept_on_deletion = (
      contains(["Retain", "RetainExceptOnCreate"], coalesce(self.DeletionPolicy, "Delete")) ||
      anytrue([for replica in list(self.Replicas) : coalesce(replica.DeletionProtectionEnabled, false)])
    )
    kept_on_replacement = (
      contains(["Retain"], coalesce(self.UpdateReplacePolicy, "Delete")) ||
      anytrue([for replica in list(self.Replicas) : coalesce(replica.DeletionProtectionEnabled, false)])
    )
  }
  from "cloudformation" "AWS::Redshift::Cluster" "AWS::EC2::Volume" {
    kept_on_deletion    = contains(["Retain", "RetainExceptOnCreate", "Snapshot"], coalesce(self.DeletionPolicy, "Delete"))
    kept_on_replacement = contains(["Retain", "Snapshot"], coalesce(self.UpdateReplacePolicy, "Delete"))
  }
  from "cloudformation" "AWS::EFS::FileSystem" "AWS::FSx::FileSystem" "AWS::OpenSearchService::Domain" "AWS::Elasticsearch::Domain" "AWS::MemoryDB::Cluster" "AWS::Timestream::Table" "AWS::Timestream::InfluxDBInstance" "AWS::Cassandra::Table" "AWS::MSK::Cluster" "AWS::OpenSearchServerless::Collection" "AWS::DocDBElastic::Cluster" "AWS::DirectoryService::MicrosoftAD" "AWS::DirectoryService::SimpleAD" "AWS::Kinesis::Stream" {
    kept_on_deletion    = contains(["Retain", "RetainExceptOnCreate"], coalesce(self.DeletionPolicy, "Delete"))
    kept_on_replacement = contains(["Retain"], coalesce(self.UpdateReplacePolicy, "Delete"))
  }
  from "cloudformation" "AWS::NeptuneGraph::Graph" {
    kept_on_deletion = (
      contains(["Retain", "RetainExceptOnCreate"], coalesce(self.DeletionPolicy, "Delete")) || coalesce(self.DeletionProtection, false)
    )
    kept_on_replacement = contains(["Retain"], coalesce(self.UpdateReplacePolicy, "Delete")) || coalesce(self.DeletionProtection, false)
  }
  from "cloudformation" "AWS::DSQL::Cluster" "AWS::Logs::LogGroup" {
    kept_on_deletion = (
      contains(["Retain", "RetainExceptOnCreate"], coalesce(self.DeletionPolicy, "Delete")) ||
      coalesce(self.DeletionProtectionEnabled, false)
    )
    kept_on_replacement = (
      contains(["Retain"], coalesce(self.UpdateReplacePolicy, "Delete")) || coalesce(self.DeletionProtectionEnabled, false)
    )
  }
  # These name the last snapshot themselves.
  from "cloudformation" "AWS::RedshiftServerless::Namespace" {
    kept_on_deletion = (
      contains(["Retain", "RetainExceptOnCreate"], coalesce(self.DeletionPolicy, "Delete")) || self.FinalSnapshotName != null
    )
    kept_on_replacement = contains(["Retain"], coalesce(self.UpdateReplacePolicy, "Delete")) || self.FinalSnapshotName != null
  }
  from "cloudformation" "AWS::ElastiCache::ServerlessCache" {
    when = coalesce(self.SnapshotRetentionLimit, 0) > 0

    kept_on_deletion = (
      contains(["Retain", "RetainExceptOnCreate"], coalesce(self.DeletionPolicy, "Delete")) || self.FinalSnapshotName != null
    )
    kept_on_replacement = contains(["Retain"], coalesce(self.UpdateReplacePolicy, "Delete")) || self.FinalSnapshotName != null
  }
  # A cache that takes no snapshots holds nothing that is missed.
  from "cloudformation" "AWS::ElastiCache::ReplicationGroup" "AWS::ElastiCache::CacheCluster" {
    when = coalesce(self.SnapshotRetentionLimit, 0) > 0

    kept_on_deletion    = contains(["Retain", "RetainExceptOnCreate", "Snapshot"], coalesce(self.DeletionPolicy, "Delete"))
    kept_on_replacement = contains(["Retain", "Snapshot"], coalesce(self.UpdateReplacePolicy, "Delete"))
  }
}
