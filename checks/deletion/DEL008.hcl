check "DEL008" {
  name        = "cache-without-backup"
  title       = "A cache takes no snapshots"
  controls    = { "27017:2015" = ["12.3.1"], "27017:2026" = ["8.13"] }
  because     = "Whether what is stored is to be backed up is a decision of the backup policy, and this attribute shows that nothing is."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Sessions, queues and counters end up in a cache and are nowhere else. A snapshot a day brings them back, and warms the cache of a new cluster."
  remediation = "Set `snapshot_retention_limit` to 1 or more; in CloudFormation `SnapshotRetentionLimit`; `redis_configuration { rdb_backup_enabled = true }` (Azure), `persistence_config { persistence_mode = \"RDB\" }` (Google; `mode` for clusters and Memorystore for Valkey), one of the `persistence_…_backup_frequency` (Azure Managed Redis). If it holds nothing that cannot be computed again, suppress the finding with that reason."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_cluster",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-replicationgroup.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/redis_cache",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/redis_instance",
  ]
  equivalents = {
    checkov = ["CKV_AWS_134"]
    trivy   = ["AWS-0050"]
  }

  on "cache" {
    require = self.backed_up
    message = "${self.address} takes no snapshots"
  }
}
