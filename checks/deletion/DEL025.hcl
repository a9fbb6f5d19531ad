check "DEL025" {
  name        = "store-without-backup-plan"
  title       = "A volume or database cluster is in no backup plan"
  controls    = { "27017:2015" = ["12.3.1"], "27017:2026" = ["8.13"] }
  because     = "Backup copies are to be made as the policy says, and no plan in this code selects this store."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Nothing copies a volume by itself, and the backups that a cluster makes are deleted with it. A plan keeps copies of both in a vault of its own."
  remediation = "Add an `aws_backup_selection` that names the store in `resources` or selects one of its tags (`AWS::Backup::BackupSelection` in CloudFormation); for volumes an `aws_dlm_lifecycle_policy` (`AWS::DLM::LifecyclePolicy`) does as well, and either of them for the machine that they are attached to. On Azure add `azurerm_data_protection_backup_instance_disk`, or back up the machine; on Google attach a snapshot schedule with `google_compute_disk_resource_policy_attachment`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_selection",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dlm_lifecycle_policy",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-backup-backupselection.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dlm-lifecyclepolicy.html",
    "https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html",
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/data_protection_backup_instance_disk",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_disk_resource_policy_attachment",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_8", "CKV2_AWS_9"]
  }

  on "planned_backup" {
    require = self.covered
    message = "${self.address} is in no backup plan"
  }
}
