# covered  whether a backup plan among what was scanned selects it: by name, by tag, or with all of its kind
#
# Databases of clusters have backups of their own, which are lost with the cluster.
concept "planned_backup" {
  summary = "A store that only a backup plan makes copies of which outlive it."

  # Of volumes snapshots by the lifecycle manager do as well; of file systems DEL020 asks.
  from "concept" "selected_store" {
    when = !contains(["aws_efs_file_system", "AWS::EFS::FileSystem"], self.type)

    covered = self.selected || (self.type == "aws_ebs_volume" && anytrue(flatten([
      for policy in resources("aws_dlm_lifecycle_policy") : [
        for key, value in coalesce(policy.policy_details.target_tags, {}) : self.tags[key] == value
      ]
    ])))
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
