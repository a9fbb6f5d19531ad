# backup_days  how long a daily snapshot is kept; 0 is no snapshots
#
# Memcached keeps nothing, and a member of a replication group has the group's snapshots.
concept "cache" {
  summary = "A managed in-memory store whose content can be backed up."

  from "terraform" "aws_elasticache_replication_group" "aws_memorydb_cluster" {
    backup_days = coalesce(self.snapshot_retention_limit, 0)
  }
  from "terraform" "aws_elasticache_cluster" {
    when = self.replication_group_id == null && coalesce(self.engine, "memcached") != "memcached"

    backup_days = coalesce(self.snapshot_retention_limit, 0)
  }
  from "cloudformation" "AWS::ElastiCache::ReplicationGroup" "AWS::MemoryDB::Cluster" {
    backup_days = coalesce(self.SnapshotRetentionLimit, 0)
  }
  from "cloudformation" "AWS::ElastiCache::CacheCluster" {
    when = self.Engine != "memcached"

    backup_days = coalesce(self.SnapshotRetentionLimit, 0)
  }
}
