# covered  whether a backup plan among what was scanned selects it: by name, by tag, or with all of its kind
#
# What is no name and no tag in a selection selects nothing.
#
# Databases of clusters have backups of their own, which are lost with the cluster.
concept "planned_backup" {
  summary = "A store that only a backup plan makes copies of which outlive it."

  from "terraform" "aws_rds_cluster" {
    covered = (
      length(linked("aws_backup_selection", "resources")) > 0 ||
      anytrue(flatten([
        for s in resources("aws_backup_selection") : [
          [
            for r in coalesce(s.resources, []) :
            !anytrue([for t in traces(r) : startswith(t, "aws_")]) && length(follow(r)) == 0 &&
            try(length(regexall("^([*]|arn:aws[^:]*:rds:[^:]*:[^:]*:cluster:[*])$", r)) > 0, false)
          ],
          [for t in list(s.selection_tag) : try(self.tags[t.key] == t.value, false)],
        ]
      ]))
    )
  }
  # Snapshots by the lifecycle manager do as well.
  from "terraform" "aws_ebs_volume" {
    covered = (
      length(linked("aws_backup_selection", "resources")) > 0 ||
      anytrue(flatten([
        for s in resources("aws_backup_selection") : [
          [
            for r in coalesce(s.resources, []) :
            !anytrue([for t in traces(r) : startswith(t, "aws_")]) && length(follow(r)) == 0 &&
            try(length(regexall("^([*]|arn:aws[^:]*:ec2:[^:]*:[^:]*:volume/[*])$", r)) > 0, false)
          ],
          [for t in list(s.selection_tag) : try(self.tags[t.key] == t.value, false)],
        ]
      ])) ||
      anytrue(flatten([
        for policy in resources("aws_dlm_lifecycle_policy") : [
          for key, value in coalesce(policy.policy_details.target_tags, {}) : self.tags[key] == value
        ]
      ]))
    )
  }

  from "cloudformation" "AWS::RDS::DBCluster" "AWS::EC2::Volume" {
    covered = anytrue(flatten([
      for s in resources("AWS::Backup::BackupSelection") : [
        [for r in follow(s.BackupSelection.Resources) : r.address == self.address],
        [for r in coalesce(s.BackupSelection.Resources, []) : length(follow(r)) == 0 && r == "*"],
        [
          for t in list(s.BackupSelection.ListOfTags) : anytrue([
            for tag in list(self.Tags) : tag.Key == t.ConditionKey && tag.Value == t.ConditionValue
          ])
        ],
      ]
    ]))
  }

  # A disk that is attached to a machine is backed up with it, which DEL035 asks of the machine.
  from "terraform" "azurerm_managed_disk" {
    when = length(linked("azurerm_virtual_machine_data_disk_attachment", "managed_disk_id")) == 0

    covered = length(linked("azurerm_data_protection_backup_instance_disk", "disk_id")) > 0
  }

  from "terraform" "google_compute_disk" {
    covered = (
      length(coalesce(self.resource_policies, [])) > 0 ||
      length(linked("google_compute_disk_resource_policy_attachment", "disk", self.name)) > 0
    )
  }
  from "terraform" "google_compute_region_disk" {
    covered = length(linked("google_compute_region_disk_resource_policy_attachment", "disk", self.name)) > 0
  }
}
