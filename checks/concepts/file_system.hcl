# backed_up  whether it is backed up regularly
#
# Lustre often works on data that is kept elsewhere, and cannot be backed up where it is made for scratch or is linked to
# a bucket, by a path of its own or by an association: it is judged where the retention is written. A template that asks for
# one that lasts gets no backups by itself.
concept "file_system" {
  summary = "A shared file system."

  # One in a single availability zone is backed up unless that is turned off. A backup plan does as well.
  from "terraform" "aws_efs_file_system" {
    backed_up = (
      anytrue([for p in linked("aws_efs_backup_policy", "file_system_id") : p.backup_policy.status == "ENABLED"]) ||
      (self.availability_zone_name != null && length(linked("aws_efs_backup_policy", "file_system_id")) == 0) ||
      anytrue([for store in named("selected_store", self.address) : store.selected])
    )
  }
  from "terraform" "aws_fsx_windows_file_system" {
    backed_up = coalesce(self.automatic_backup_retention_days, 7) != 0
  }
  from "terraform" "aws_fsx_lustre_file_system" {
    when = (
      self.automatic_backup_retention_days != null && self.import_path == null &&
      !startswith(coalesce(self.deployment_type, "-"), "SCRATCH") &&
      length(linked("aws_fsx_data_repository_association", "file_system_id")) == 0
    )

    backed_up = self.automatic_backup_retention_days != 0
  }
  from "terraform" "aws_fsx_ontap_file_system" "aws_fsx_openzfs_file_system" {
    backed_up = coalesce(self.automatic_backup_retention_days, 0) != 0
  }

  from "cloudformation" "AWS::EFS::FileSystem" {
    backed_up = (
      coalesce(self.BackupPolicy.Status, self.AvailabilityZoneName == null ? "DISABLED" : "ENABLED") == "ENABLED" ||
      anytrue([for store in named("selected_store", self.address) : store.selected])
    )
  }
  # Where nothing is said, the service backs Windows and ONTAP up; of OpenZFS its documentation has said both.
  from "cloudformation" "AWS::FSx::FileSystem" {
    when = self.WindowsConfiguration.AutomaticBackupRetentionDays != null

    backed_up = self.WindowsConfiguration.AutomaticBackupRetentionDays != 0
  }
  from "cloudformation" "AWS::FSx::FileSystem" {
    when = self.OntapConfiguration.AutomaticBackupRetentionDays != null

    backed_up = self.OntapConfiguration.AutomaticBackupRetentionDays != 0
  }
  from "cloudformation" "AWS::FSx::FileSystem" {
    when = self.OpenZFSConfiguration.AutomaticBackupRetentionDays != null

    backed_up = self.OpenZFSConfiguration.AutomaticBackupRetentionDays != 0
  }
  from "cloudformation" "AWS::FSx::FileSystem" {
    when = (
      self.LustreConfiguration.ImportPath == null && length(linked("AWS::FSx::DataRepositoryAssociation", "FileSystemId")) == 0 && (
        self.LustreConfiguration.AutomaticBackupRetentionDays == null
        ? startswith(coalesce(self.LustreConfiguration.DeploymentType, "-"), "PERSISTENT")
        : !startswith(coalesce(self.LustreConfiguration.DeploymentType, "-"), "SCRATCH")
      )
    )

    backed_up = coalesce(self.LustreConfiguration.AutomaticBackupRetentionDays, 0) != 0
  }
}
