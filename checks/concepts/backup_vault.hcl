# locked  whether copies in it are kept from being deleted before their time
concept "backup_vault" {
  summary = "Where the copies of a backup service are kept."

  from "terraform" "aws_backup_vault" {
    locked = length(linked("aws_backup_vault_lock_configuration", "backup_vault_name", self.name)) > 0
  }
  from "cloudformation" "AWS::Backup::BackupVault" {
    locked = self.LockConfiguration != null
  }
  from "terraform" "azurerm_recovery_services_vault" "azurerm_data_protection_backup_vault" {
    locked = contains(["Locked", "Unlocked"], coalesce(self.immutability, "Disabled"))
  }
}
