check "DEL043" {
  name        = "backups-can-be-deleted"
  title       = "Backups can be deleted before their time"
  controls    = { "27017:2015" = ["CLD.8.1.5", "12.3.1"], "27017:2026" = ["8.10", "8.13"] }
  because     = "Copies are to be there when they are needed, and without a lock whoever may administer the vault can remove them."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Intruders delete the backups first, and ransomware lives on that. A locked vault refuses, also to administrators, until the retention of a copy is over."
  remediation = "Add `aws_backup_vault_lock_configuration` (`LockConfiguration` of `AWS::Backup::BackupVault` in CloudFormation), or set `immutability` of a vault on Azure to `Unlocked` to try it and to `Locked` to keep it."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_vault_lock_configuration",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-backup-backupvault.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/recovery_services_vault",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/data_protection_backup_vault",
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html",
  ]

  on "backup_vault" {
    require = self.locked
    message = "Backups in ${self.address} can be deleted before their time"
  }
}
