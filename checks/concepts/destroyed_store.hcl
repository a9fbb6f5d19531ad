# planned        what the plan does with it, and why (see docs/writing-checks.md)
# data_survives  whether destroying it is refused, or leaves something that the data comes back from
#
# The values are those that the resource has until it is destroyed: the provider destroys by them, not
# by what the code has come to say since.
concept "destroyed_store" {
  summary = "Something that holds data, keys or logs, and that a Terraform plan destroys, for good or to make it anew."

  # Replicas are left out: what is lost with them is still in their source.
  from "terraform" "destroyed.aws_db_instance" {
    when = self.replicate_source_db == null

    planned = self.planned
    data_survives = (
      coalesce(self.deletion_protection, false) || !coalesce(self.skip_final_snapshot, false) ||
      (!coalesce(self.delete_automated_backups, true) && coalesce(self.backup_retention_period, 0) != 0)
    )
  }
  from "terraform" "destroyed.aws_rds_cluster" {
    when = self.replication_source_identifier == null

    planned = self.planned
    data_survives = (
      coalesce(self.deletion_protection, false) || !coalesce(self.skip_final_snapshot, false) ||
      !coalesce(self.delete_automated_backups, true)
    )
  }
  from "terraform" "destroyed.aws_neptune_cluster" {
    when = self.replication_source_identifier == null

    planned       = self.planned
    data_survives = coalesce(self.deletion_protection, false) || !coalesce(self.skip_final_snapshot, false)
  }
  from "terraform" "destroyed.aws_docdb_cluster" {
    planned       = self.planned
    data_survives = coalesce(self.deletion_protection, false) || !coalesce(self.skip_final_snapshot, false)
  }
  from "terraform" "destroyed.aws_redshift_cluster" {
    planned       = self.planned
    data_survives = !coalesce(self.skip_final_snapshot, false)
  }
  from "terraform" "destroyed.aws_memorydb_cluster" {
    planned       = self.planned
    data_survives = self.final_snapshot_name != null
  }
  # The members of a replication group, and the other regions of a global one, have what the group has.
  from "terraform" "destroyed.aws_elasticache_replication_group" {
    when = self.global_replication_group_id == null

    planned       = self.planned
    data_survives = self.final_snapshot_identifier != null
  }
  from "terraform" "destroyed.aws_elasticache_cluster" {
    when = self.replication_group_id == null && coalesce(self.engine, "memcached") != "memcached"

    planned       = self.planned
    data_survives = self.final_snapshot_identifier != null
  }
  from "terraform" "destroyed.aws_lightsail_database" {
    planned       = self.planned
    data_survives = !coalesce(self.skip_final_snapshot, false)
  }
  # Their own snapshots go with them, and nothing can be asked for that stays.
  from "terraform" "destroyed.aws_opensearch_domain" "destroyed.aws_elasticsearch_domain" {
    planned       = self.planned
    data_survives = false
  }
  # The backup that deleting it leaves is kept for 35 days.
  from "terraform" "destroyed.aws_dynamodb_table" {
    planned       = self.planned
    data_survives = coalesce(self.deletion_protection_enabled, false) || coalesce(self.point_in_time_recovery.enabled, false)
  }
  from "terraform" "destroyed.aws_cognito_user_pool" {
    planned       = self.planned
    data_survives = coalesce(self.deletion_protection, "INACTIVE") == "ACTIVE"
  }

  # A bucket, or a vault, that holds anything is not deleted unless it is emptied first.
  from "terraform" "destroyed.aws_s3_bucket" "destroyed.aws_s3_directory_bucket" "destroyed.aws_backup_vault" {
    planned       = self.planned
    data_survives = !coalesce(self.force_destroy, false)
  }
  from "terraform" "destroyed.aws_ebs_volume" {
    planned       = self.planned
    data_survives = coalesce(self.final_snapshot, false)
  }
  # Backups are in a vault of their own. In a single availability zone they are on by themselves.
  from "terraform" "destroyed.aws_efs_file_system" {
    planned = self.planned
    data_survives = (
      anytrue([for p in linked("destroyed.aws_efs_backup_policy", "file_system_id", self.id) : p.backup_policy.status == "ENABLED"]) ||
      (self.availability_zone_name != null && length(linked("destroyed.aws_efs_backup_policy", "file_system_id", self.id)) == 0)
    )
  }
  from "terraform" "destroyed.aws_fsx_windows_file_system" "destroyed.aws_fsx_openzfs_file_system" "destroyed.aws_fsx_ontap_volume" {
    planned       = self.planned
    data_survives = !coalesce(self.skip_final_backup, false)
  }
  from "terraform" "destroyed.aws_cloudwatch_log_group" {
    planned       = self.planned
    data_survives = coalesce(self.skip_destroy, false) || coalesce(self.deletion_protection_enabled, false)
  }

  from "terraform" "destroyed.aws_secretsmanager_secret" {
    planned       = self.planned
    data_survives = coalesce(self.recovery_window_in_days, 30) > 0
  }
  # The provider purges what it deletes, unless that is forbidden.
  from "terraform" "destroyed.azurerm_key_vault" "destroyed.azurerm_key_vault_managed_hardware_security_module" {
    planned       = self.planned
    data_survives = coalesce(self.purge_protection_enabled, false)
  }

  from "terraform" "destroyed.google_sql_database_instance" {
    when = self.master_instance_name == null

    planned = self.planned
    data_survives = (
      coalesce(self.deletion_protection, true) || coalesce(self.settings.deletion_protection_enabled, false) ||
      coalesce(self.settings.retain_backups_on_delete, false) || contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
    )
  }
  from "terraform" "destroyed.google_spanner_database" {
    planned = self.planned
    data_survives = (
      coalesce(self.deletion_protection, true) || coalesce(self.enable_drop_protection, false) ||
      contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
    )
  }
  from "terraform" "destroyed.google_bigtable_instance" {
    planned       = self.planned
    data_survives = coalesce(self.deletion_protection, true) || contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
  }
  from "terraform" "destroyed.google_firestore_database" {
    planned = self.planned
    data_survives = (
      coalesce(self.deletion_policy, "ABANDON") != "DELETE" ||
      coalesce(self.delete_protection_state, "DELETE_PROTECTION_DISABLED") == "DELETE_PROTECTION_ENABLED"
    )
  }
  from "terraform" "destroyed.google_storage_bucket" {
    planned = self.planned
    data_survives = (
      !coalesce(self.force_destroy, false) || coalesce(self.soft_delete_policy.retention_duration_seconds, 604800) != 0 ||
      contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
    )
  }
  from "terraform" "destroyed.google_compute_disk" "destroyed.google_compute_region_disk" {
    planned       = self.planned
    data_survives = coalesce(self.create_snapshot_before_destroy, false) || contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
  }
}
