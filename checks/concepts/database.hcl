# deletion_protected      whether something refuses to delete it until a setting is changed first
# survives_deletion       whether a last snapshot, or the backups, stay when Terraform deletes it
# backed_up               whether the service backs it up by itself
# backup_days             how long such a backup is kept
# log_days                how far back the moment that it can be put back to may be
# expires                 whether its records have a time to live
# single_day              whether that is the one day that RDS keeps it by itself
# point_in_time_recovery  whether it can be put back to a moment of the last days
#
# protected_everywhere    whether that holds for all ways to delete it, not for Terraform alone
#
# Replicas are left out: what is lost with them is still in their source.
concept "database" {
  summary = "A managed database, or cluster of databases."

  from "terraform" "aws_db_instance" {
    when = self.replicate_source_db == null

    deletion_protected = coalesce(self.deletion_protection, false)
    survives_deletion = (
      !coalesce(self.skip_final_snapshot, false) ||
      (!coalesce(self.delete_automated_backups, true) && coalesce(self.backup_retention_period, 0) != 0)
    )
    backed_up   = coalesce(self.backup_retention_period, 0) != 0
    backup_days = coalesce(self.backup_retention_period, 0)
    single_day  = coalesce(self.backup_retention_period, 0) == 1
  }
  from "terraform" "aws_rds_cluster" {
    when = self.replication_source_identifier == null

    deletion_protected = coalesce(self.deletion_protection, false)
    survives_deletion  = !coalesce(self.skip_final_snapshot, false) || !coalesce(self.delete_automated_backups, true)
    backed_up          = coalesce(self.backup_retention_period, 1) != 0
    backup_days        = coalesce(self.backup_retention_period, 1)
    single_day         = coalesce(self.backup_retention_period, 1) == 1
  }
  from "terraform" "aws_neptune_cluster" {
    when = self.replication_source_identifier == null

    deletion_protected = coalesce(self.deletion_protection, false)
    survives_deletion  = !coalesce(self.skip_final_snapshot, false)
    backed_up          = coalesce(self.backup_retention_period, 1) != 0
    backup_days        = coalesce(self.backup_retention_period, 1)
  }
  from "terraform" "aws_docdb_cluster" {
    deletion_protected = coalesce(self.deletion_protection, false)
    survives_deletion  = !coalesce(self.skip_final_snapshot, false)
    backed_up          = coalesce(self.backup_retention_period, 1) != 0
    backup_days        = coalesce(self.backup_retention_period, 1)
  }
  from "terraform" "aws_redshift_cluster" {
    survives_deletion = !coalesce(self.skip_final_snapshot, false)
    backed_up         = coalesce(self.automated_snapshot_retention_period, 1) != 0
    backup_days       = coalesce(self.automated_snapshot_retention_period, 1)
  }

  # On unless it is turned off.
  from "terraform" "aws_qldb_ledger" "aws_neptunegraph_graph" {
    deletion_protected = coalesce(self.deletion_protection, true)
  }
  from "cloudformation" "AWS::QLDB::Ledger" {
    deletion_protected = coalesce(self.DeletionProtection, true)
  }

  # The provider says `false` where the code says nothing, and takes the protection off itself if told to.
  from "terraform" "aws_dsql_cluster" {
    deletion_protected = coalesce(self.deletion_protection_enabled, false) && !coalesce(self.force_destroy, false)
  }

  # An instance of a cluster has its cluster's settings.
  from "cloudformation" "AWS::RDS::DBInstance" {
    when = self.DBClusterIdentifier == null && self.SourceDBInstanceIdentifier == null && self.SourceDBClusterIdentifier == null

    deletion_protected = coalesce(self.DeletionProtection, false)
    backed_up          = coalesce(self.BackupRetentionPeriod, 1) != 0
    backup_days        = coalesce(self.BackupRetentionPeriod, 1)
    single_day         = coalesce(self.BackupRetentionPeriod, 1) == 1
  }
  from "cloudformation" "AWS::RDS::DBCluster" {
    when = self.ReplicationSourceIdentifier == null

    deletion_protected = coalesce(self.DeletionProtection, false)
    backed_up          = coalesce(self.BackupRetentionPeriod, 1) != 0
    backup_days        = coalesce(self.BackupRetentionPeriod, 1)
    single_day         = coalesce(self.BackupRetentionPeriod, 1) == 1
  }
  from "cloudformation" "AWS::DocDB::DBCluster" "AWS::Neptune::DBCluster" {
    deletion_protected = coalesce(self.DeletionProtection, false)
    backed_up          = coalesce(self.BackupRetentionPeriod, 1) != 0
    backup_days        = coalesce(self.BackupRetentionPeriod, 1)
  }
  from "cloudformation" "AWS::Redshift::Cluster" {
    backed_up   = coalesce(self.AutomatedSnapshotRetentionPeriod, 1) != 0
    backup_days = coalesce(self.AutomatedSnapshotRetentionPeriod, 1)
  }

  # Azure backs up every managed database; what can be chosen is for how long.
  from "terraform" "azurerm_mysql_flexible_server" {
    backup_days = coalesce(self.backup_retention_days, 7)
  }
  from "terraform" "azurerm_mssql_database" {
    backup_days = coalesce(self.short_term_retention_policy.retention_days, 7)
  }
  from "terraform" "azurerm_mssql_managed_database" {
    backup_days = coalesce(self.short_term_retention_days, 7)
  }

  # Without the block the backups are periodic ones.
  from "terraform" "azurerm_cosmosdb_account" {
    point_in_time_recovery = coalesce(self.backup.type, "Periodic") == "Continuous"
  }

  # Google has two kinds of protection: one that binds Terraform only and is on unless it is turned
  # off, and one that binds everybody and is off. Either stops the accident that the code can cause, and so
  # does the deletion policy that late versions of the provider give to all resources.
  # A clone without `settings` has those of the instance that it is cloned from.
  from "terraform" "google_sql_database_instance" {
    when = self.master_instance_name == null

    deletion_protected = (
      coalesce(self.deletion_protection, true) || coalesce(self.settings.deletion_protection_enabled, false) ||
      contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
    )
  }
  from "terraform" "google_sql_database_instance" {
    when = self.master_instance_name == null && length(list(self.settings)) > 0

    backed_up            = coalesce(self.settings.backup_configuration.enabled, false)
    protected_everywhere = coalesce(self.settings.deletion_protection_enabled, false)
  }
  # A backup a day; as many as are written are kept. Logs are where point in time recovery is on.
  from "terraform" "google_sql_database_instance" {
    when = (
      self.master_instance_name == null && coalesce(self.settings.backup_configuration.enabled, false) &&
      self.settings.backup_configuration.backup_retention_settings.retained_backups != null
    )

    backup_days = self.settings.backup_configuration.backup_retention_settings.retained_backups
  }
  from "terraform" "google_sql_database_instance" {
    when = (
      self.master_instance_name == null && coalesce(self.settings.backup_configuration.enabled, false) &&
      (
        coalesce(self.settings.backup_configuration.point_in_time_recovery_enabled, false) ||
        coalesce(self.settings.backup_configuration.binary_log_enabled, false)
      ) &&
      self.settings.backup_configuration.transaction_log_retention_days != null
    )

    log_days = self.settings.backup_configuration.transaction_log_retention_days
  }
  # The other engines turn it on by themselves in one edition, and which edition is the default hangs on
  # the version. It builds on backups.
  from "terraform" "google_sql_database_instance" {
    when = (
      self.master_instance_name == null && length(list(self.settings)) > 0 &&
      startswith(coalesce(self.database_version, "-"), "MYSQL") && coalesce(self.settings.edition, "ENTERPRISE") == "ENTERPRISE"
    )

    point_in_time_recovery = (
      coalesce(self.settings.backup_configuration.enabled, false) &&
      coalesce(self.settings.backup_configuration.binary_log_enabled, false)
    )
  }
  from "terraform" "google_spanner_database" {
    protected_everywhere = coalesce(self.enable_drop_protection, false)
    deletion_protected = (
      coalesce(self.deletion_protection, true) || coalesce(self.enable_drop_protection, false) ||
      contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
    )
  }
  # Version 7 of the provider brought the protection, with it on.
  from "terraform" "google_alloydb_cluster" {
    when = coalesce(self.cluster_type, "PRIMARY") == "PRIMARY" && self.deletion_protection != null

    deletion_protected = self.deletion_protection || contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
  }
  from "terraform" "google_alloydb_cluster" {
    when = coalesce(self.cluster_type, "PRIMARY") == "PRIMARY"

    backed_up = coalesce(self.continuous_backup_config.enabled, true) || coalesce(self.automated_backup_policy.enabled, false)
  }
  from "terraform" "google_alloydb_cluster" {
    when = coalesce(self.cluster_type, "PRIMARY") == "PRIMARY" && coalesce(self.continuous_backup_config.enabled, true)

    log_days = coalesce(self.continuous_backup_config.recovery_window_days, 14)
  }
  from "terraform" "google_bigtable_instance" {
    deletion_protected = coalesce(self.deletion_protection, true) || contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
  }
  from "terraform" "google_firestore_database" {
    protected_everywhere = coalesce(self.delete_protection_state, "DELETE_PROTECTION_DISABLED") == "DELETE_PROTECTION_ENABLED"
    deletion_protected = (
      coalesce(self.deletion_policy, "ABANDON") != "DELETE" ||
      coalesce(self.delete_protection_state, "DELETE_PROTECTION_DISABLED") == "DELETE_PROTECTION_ENABLED"
    )
    point_in_time_recovery = (
      coalesce(self.point_in_time_recovery_enablement, "POINT_IN_TIME_RECOVERY_DISABLED") == "POINT_IN_TIME_RECOVERY_ENABLED"
    )
  }
  from "terraform" "google_firestore_database" {
    expires = anytrue([
      for field in linked("google_firestore_field", "database", self.name) : length(list(field.ttl_config)) > 0
    ])
  }
}
