# covered  whether a backup plan among what was scanned selects it: by name, by tag, or with all of its kind
#
# What is attached to a machine is copied with it, by AWS Backup and by the lifecycle manager of EBS.
#
# Databases of clusters have backups of their own, which are lost with the cluster.
concept "planned_backup" {
  summary = "A store that only a backup plan makes copies of which outlive it."

  from "concept" "selected_store" {
    covered = self.selected || self.copied || anytrue(flatten([
      for machine in self.machines : [for store in named("selected_store", machine) : store.selected || store.copied]
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
