check "DEL003" {
  name        = "no-final-snapshot"
  title       = "A database or file system is deleted without a last snapshot"
  controls    = { "27017:2015" = ["CLD.8.1.5", "12.3.1"], "27017:2026" = ["8.10", "8.13"] }
  because     = "Whether the data comes back to its owner when the asset is removed is decided by this attribute: with it nothing is left of it."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Automated backups are deleted together with the database unless they are told to stay. The last snapshot is what remains when the deletion turns out to have been a mistake, or when the data is still needed."
  remediation = "Remove `skip_final_snapshot = true` and set `final_snapshot_identifier`, or keep the backups with `delete_automated_backups = false` (RDS); on FSx remove `skip_final_backup = true`, and set it to `false` for Lustre, which takes none by itself."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_windows_file_system",
    "https://docs.aws.amazon.com/fsx/latest/APIReference/API_DeleteFileSystemLustreConfiguration.html",
    "https://docs.aws.amazon.com/fsx/latest/APIReference/API_DeleteFileSystemOpenZFSConfiguration.html",
  ]

  on "database" {
    require = self.survives_deletion
    message = "${self.address} leaves no snapshot behind when it is deleted"
  }

  on "terraform" "aws_fsx_windows_file_system" "aws_fsx_openzfs_file_system" "aws_fsx_ontap_volume" {
    deny    = coalesce(self.skip_final_backup, false)
    message = "${self.address} leaves no backup behind when it is deleted"
  }

  # What can have backups, and works on no bucket.
  on "terraform" "aws_fsx_lustre_file_system" {
    when = (
      !startswith(coalesce(self.deployment_type, "SCRATCH_1"), "SCRATCH") && self.import_path == null &&
      length(linked("aws_fsx_data_repository_association", "file_system_id")) == 0
    )
    deny    = coalesce(self.skip_final_backup, true)
    message = "${self.address} leaves no backup behind when it is deleted"
  }
}
