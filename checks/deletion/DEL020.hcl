check "DEL020" {
  name        = "file-system-without-backup"
  title       = "A file system is not backed up"
  controls    = { "27017:2015" = ["12.3.1"], "27017:2026" = ["8.13"] }
  because     = "Backup copies are to be made as the policy says, and neither the file system nor a backup plan in this code makes any."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A shared file system holds what applications and people put there, and one wrong command deletes it for all of them. It has no versions to go back to."
  remediation = "Add `aws_efs_backup_policy` with `status = \"ENABLED\"` or an `aws_backup_selection` that names the file system, set `automatic_backup_retention_days` (FSx); in CloudFormation `BackupPolicy.Status: ENABLED` and `AutomaticBackupRetentionDays`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_backup_policy",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fsx_ontap_file_system",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-efs-filesystem.html",
    "https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_18"]
    guard   = ["EFS_RESOURCES_PROTECTED_BY_BACKUP_PLAN", "FSX_RESOURCES_PROTECTED_BY_BACKUP_PLAN"]
  }

  on "file_system" {
    require = self.backed_up
    message = "${self.address} is not backed up"
  }
}
