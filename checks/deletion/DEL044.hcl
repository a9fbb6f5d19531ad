check "DEL044" {
  name        = "backups-in-one-place"
  title       = "Backups are kept in the place of what they are copies of"
  controls    = { "27017:2015" = ["12.3.1"], "27017:2026" = ["8.13"] }
  because     = "Backup copies are to be there when their original is not; this rule makes none outside of its region and account."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A fault of a region, a closed account or an intruder with its rights takes the store and its backups together. A copy elsewhere outlives them."
  remediation = "Add `copy_action` with a vault of another region or account to a `rule` of `aws_backup_plan` (`CopyActions` in CloudFormation)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_plan",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-backup-backupplan-backupruleresourcetype.html",
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html",
  ]

  on "terraform" "aws_backup_plan" {
    require = anytrue([for rule in list(self.rule) : length(list(rule.copy_action)) > 0])
    message = "${self.address} copies nothing elsewhere"
  }

  on "cloudformation" "AWS::Backup::BackupPlan" {
    require = anytrue([for rule in list(self.BackupPlan.BackupPlanRule) : length(list(rule.CopyActions)) > 0])
    message = "${self.address} copies nothing elsewhere"
  }
}
