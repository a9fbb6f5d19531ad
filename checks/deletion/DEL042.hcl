check "DEL042" {
  name        = "backup-without-end"
  title       = "Backups are kept for ever"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Information is to be deleted when it is no longer needed, copies included; this rule gives its copies no end."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "What was deleted on request, or because its time was over, lives on in every backup. Copies without an end are also what nobody looks after."
  remediation = "Set `lifecycle { delete_after = … }` in each `rule` of `aws_backup_plan` (`Lifecycle.DeleteAfterDays` in CloudFormation), on Google `retention_policy` in `snapshot_schedule_policy` of a resource policy and `backup_retain_days` of a backup plan for GKE."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_plan",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-backup-backupplan-lifecycleresourcetype.html",
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_resource_policy",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/gke_backup_backup_plan",
  ]

  on "terraform" "aws_backup_plan" {
    require = alltrue([for rule in list(self.rule) : rule.lifecycle.delete_after != null])
    message = "${self.address} keeps backups for ever"
  }

  on "cloudformation" "AWS::Backup::BackupPlan" {
    require = alltrue([for rule in list(self.BackupPlan.BackupPlanRule) : rule.Lifecycle.DeleteAfterDays != null])
    message = "${self.address} keeps backups for ever"
  }

  # Other policies are about when machines run, and where.
  on "terraform" "google_compute_resource_policy" {
    when    = length(list(self.snapshot_schedule_policy)) > 0
    require = length(list(self.snapshot_schedule_policy.retention_policy)) > 0
    message = "${self.address} keeps snapshots for ever"
  }

  on "terraform" "google_gke_backup_backup_plan" {
    require = coalesce(self.retention_policy.backup_retain_days, 0) > 0
    message = "${self.address} keeps backups for ever"
  }
}
