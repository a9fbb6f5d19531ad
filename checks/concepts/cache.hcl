# backed_up           whether snapshots of it are taken
# survives_deletion   whether a last snapshot stays when Terraform deletes it
# deletion_protected  whether something refuses to delete it until a setting is changed first
#
# Memcached keeps nothing, nor does the smallest node of the first generation, and a member of a replication group has the group's snapshots. On Azure only one of the
# tiers can keep snapshots.
concept "cache" {
  summary = "A managed in-memory store whose content can be backed up."

  from "terraform" "aws_elasticache_replication_group" {
    backed_up         = coalesce(self.snapshot_retention_limit, 0) > 0
    survives_deletion = self.final_snapshot_identifier != null && !contains(traces(self.final_snapshot_identifier), "")
  }
  from "terraform" "aws_memorydb_cluster" {
    backed_up         = coalesce(self.snapshot_retention_limit, 0) > 0
    survives_deletion = self.final_snapshot_name != null && !contains(traces(self.final_snapshot_name), "")
  }
  from "terraform" "aws_elasticache_serverless_cache" {
    when = lower(coalesce(self.engine, "-")) != "memcached"

    backed_up = coalesce(self.snapshot_retention_limit, 0) > 0
  }
  from "terraform" "aws_elasticache_cluster" {
    when = self.replication_group_id == null && self.engine != "memcached" && self.node_type != "cache.t1.micro"

    backed_up         = coalesce(self.snapshot_retention_limit, 0) > 0
    survives_deletion = self.final_snapshot_identifier != null && !contains(traces(self.final_snapshot_identifier), "")
  }
  from "cloudformation" "AWS::ElastiCache::ReplicationGroup" "AWS::MemoryDB::Cluster" {
    backed_up = coalesce(self.SnapshotRetentionLimit, 0) > 0
  }
  from "cloudformation" "AWS::ElastiCache::ServerlessCache" {
    when = lower(coalesce(self.Engine, "-")) != "memcached"

    backed_up = coalesce(self.SnapshotRetentionLimit, 0) > 0
  }
  from "cloudformation" "AWS::ElastiCache::CacheCluster" {
    when = self.Engine != "memcached" && self.CacheNodeType != "cache.t1.micro"

    backed_up = coalesce(self.SnapshotRetentionLimit, 0) > 0
  }

  from "terraform" "azurerm_redis_cache" {
    when = self.sku_name == "Premium"

    backed_up = coalesce(self.redis_configuration.rdb_backup_enabled, false) || coalesce(self.redis_configuration.aof_backup_enabled, false)
  }

  from "terraform" "google_redis_instance" {
    backed_up          = coalesce(self.persistence_config.persistence_mode, "DISABLED") == "RDB"
    deletion_protected = coalesce(self.deletion_protection, true) || contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
  }
  from "terraform" "google_redis_cluster" "google_memorystore_instance" {
    backed_up = contains(["RDB", "AOF"], self.persistence_config.mode) || length(list(self.automated_backup_config)) > 0
    deletion_protected = (
      coalesce(self.deletion_protection_enabled, true) || contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
    )
  }
  from "terraform" "azurerm_managed_redis" {
    backed_up = (
      self.default_database.persistence_redis_database_backup_frequency != null ||
      self.default_database.persistence_append_only_file_backup_frequency != null
    )
  }
}
