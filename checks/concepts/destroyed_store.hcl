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
  # Their own snapshots, if they have any, go with them, and nothing can be asked for that stays. Streams are here because
  # records that nobody has read yet are nowhere else; queues are not, as what is in them is on its way.
  from "terraform" "destroyed.aws_opensearch_domain" "destroyed.aws_elasticsearch_domain" "destroyed.aws_opensearchserverless_collection" "destroyed.aws_kinesis_stream" "destroyed.aws_msk_cluster" "destroyed.aws_msk_serverless_cluster" "destroyed.aws_timestreamwrite_table" "destroyed.aws_timestreaminfluxdb_db_instance" {
    planned       = self.planned
    data_survives = false
  }
  # A connector has its users elsewhere.
  from "terraform" "destroyed.aws_directory_service_directory" {
    when = coalesce(self.type, "SimpleAD") != "ADConnector"

    planned       = self.planned
    data_survives = false
  }
  # The backup that deleting it leaves is kept for 35 days.
  from "terraform" "destroyed.aws_dynamodb_table" {
    planned       = self.planned
    data_survives = coalesce(self.deletion_protection_enabled, false) || coalesce(self.point_in_time_recovery.enabled, false)
  }
  # A deleted table can be had back for 35 days.
  from "terraform" "destroyed.aws_keyspaces_table" {
    planned       = self.planned
    data_survives = coalesce(self.point_in_time_recovery.status, "DISABLED") == "ENABLED"
  }
  # Told to do so, Terraform takes the protection off first.
  from "terraform" "destroyed.aws_dsql_cluster" {
    planned       = self.planned
    data_survives = coalesce(self.deletion_protection_enabled, false) && !coalesce(self.force_destroy, false)
  }
  from "terraform" "destroyed.aws_neptunegraph_graph" "destroyed.aws_qldb_ledger" {
    planned       = self.planned
    data_survives = coalesce(self.deletion_protection, true)
  }
  from "terraform" "destroyed.aws_cognito_user_pool" {
    planned       = self.planned
    data_survives = coalesce(self.deletion_protection, "INACTIVE") == "ACTIVE"
  }

  # A bucket, vault or repository that holds anything is not deleted unless it is emptied first.
  from "terraform" "destroyed.aws_s3_bucket" "destroyed.aws_s3_directory_bucket" "destroyed.aws_s3tables_table_bucket" "destroyed.aws_backup_vault" "destroyed.aws_ecrpublic_repository" {
    planned       = self.planned
    data_survives = !coalesce(self.force_destroy, false)
  }
  from "terraform" "destroyed.aws_ecr_repository" {
    planned       = self.planned
    data_survives = !coalesce(self.force_delete, false)
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
  # Scratch file systems, and those on a bucket, work on what is kept elsewhere.
  from "terraform" "destroyed.aws_fsx_lustre_file_system" {
    when = !startswith(coalesce(self.deployment_type, "SCRATCH_1"), "SCRATCH") && self.import_path == null

    planned       = self.planned
    data_survives = !coalesce(self.skip_final_backup, true)
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
  from "terraform" "destroyed.azurerm_key_vault" "destroyed.azurerm_key_vault_managed_hardware_security_module" "destroyed.azurerm_app_configuration" {
    planned       = self.planned
    data_survives = coalesce(self.purge_protection_enabled, false)
  }

  # What deletes these on Azure asks for no last snapshot, and a lock that stays refuses it. The recovery of storage
  # accounts is promised to nobody, and is over as soon as the name is used again. Left out is what can be had back for some days:
  # databases of a server that stays, flexible servers, pools of Synapse.
  from "terraform" "destroyed.azurerm_storage_account" "destroyed.azurerm_managed_disk" "destroyed.azurerm_mssql_managed_instance" "destroyed.azurerm_kusto_cluster" "destroyed.azurerm_kusto_database" "destroyed.azurerm_search_service" "destroyed.azurerm_container_registry" "destroyed.azurerm_eventhub_namespace" "destroyed.azurerm_eventhub" {
    planned       = self.planned
    data_survives = length(linked("azurerm_management_lock", "scope", self.id)) > 0
  }
  # Of a server's databases only the backups for the long term outlive it.
  from "terraform" "destroyed.azurerm_mssql_server" {
    planned = self.planned
    data_survives = (
      length(linked("azurerm_management_lock", "scope", self.id)) > 0 ||
      (
        length(linked("destroyed.azurerm_mssql_database", "server_id", self.id)) > 0 &&
        alltrue([
          for database in linked("destroyed.azurerm_mssql_database", "server_id", self.id) : anytrue([
            for kept in [
              database.long_term_retention_policy.weekly_retention, database.long_term_retention_policy.monthly_retention,
              database.long_term_retention_policy.yearly_retention,
            ] : !contains(["", "PT0S"], coalesce(kept, "PT0S"))
          ])
        ])
      )
    )
  }
  # Continuous backups outlive the account; of periodic ones only Microsoft can bring something back, if asked in time.
  from "terraform" "destroyed.azurerm_cosmosdb_account" {
    planned = self.planned
    data_survives = (
      coalesce(self.backup.type, "Periodic") == "Continuous" || length(linked("azurerm_management_lock", "scope", self.id)) > 0
    )
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
  from "terraform" "destroyed.google_filestore_instance" {
    planned       = self.planned
    data_survives = coalesce(self.deletion_protection_enabled, false) || contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
  }
  from "terraform" "destroyed.google_netapp_volume" {
    planned       = self.planned
    data_survives = contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DEFAULT"))
  }
  # The other modes fetch from elsewhere.
  from "terraform" "destroyed.google_artifact_registry_repository" {
    when = coalesce(self.mode, "STANDARD_REPOSITORY") == "STANDARD_REPOSITORY"

    planned       = self.planned
    data_survives = contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
  }
  from "terraform" "destroyed.google_secret_manager_secret" "destroyed.google_secret_manager_regional_secret" {
    planned       = self.planned
    data_survives = coalesce(self.deletion_protection, false) || contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
  }
  # Backups of AlloyDB are resources of their own, which its deletion leaves alone.
  from "terraform" "destroyed.google_alloydb_cluster" {
    when = coalesce(self.cluster_type, "PRIMARY") == "PRIMARY"

    planned = self.planned
    data_survives = (
      coalesce(self.deletion_protection, false) || contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DEFAULT")) ||
      coalesce(self.continuous_backup_config.enabled, true) || coalesce(self.automated_backup_policy.enabled, false)
    )
  }
  # One that keeps nothing on disk is a cache and no more.
  from "terraform" "destroyed.google_redis_instance" {
    when = coalesce(self.persistence_config.persistence_mode, "DISABLED") == "RDB"

    planned       = self.planned
    data_survives = coalesce(self.deletion_protection, true) || contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
  }
  from "terraform" "destroyed.google_redis_cluster" "destroyed.google_memorystore_instance" {
    when = contains(["RDB", "AOF"], self.persistence_config.mode)

    planned       = self.planned
    data_survives = coalesce(self.deletion_protection_enabled, true) || contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
  }
}
