check "DEL041" {
  name        = "store-leaves-no-snapshot"
  title       = "A volume or cache is deleted without a last snapshot"
  controls    = { "27017:2015" = ["CLD.8.1.5", "12.3.1"], "27017:2026" = ["8.10", "8.13"] }
  because     = "Whether the data comes back to its owner when the asset is removed is decided by this attribute: with it nothing is left."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "A volume that is renamed in the code, or moved to another zone, is deleted and made anew, empty; so is a cache whose type of machine changes. The last snapshot is what remains when that was a mistake."
  remediation = "Set `final_snapshot = true` (EBS), `final_snapshot_identifier` (ElastiCache), `final_snapshot_name` (MemoryDB) or `create_snapshot_before_destroy = true` (Google), or add `lifecycle { prevent_destroy = true }` to a volume."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_volume",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_disk",
  ]

  on "terraform" "aws_ebs_volume" {
    require = coalesce(self.final_snapshot, false) || coalesce(self.lifecycle.prevent_destroy, false)
    message = "${self.address} leaves no snapshot behind when it is deleted"
  }

  on "terraform" "google_compute_disk" "google_compute_region_disk" {
    require = (
      coalesce(self.create_snapshot_before_destroy, false) || coalesce(self.lifecycle.prevent_destroy, false) ||
      contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
    )
    message = "${self.address} leaves no snapshot behind when it is deleted"
  }

  # One that takes no snapshots holds nothing that is missed, as DEL008 asks.
  on "cache" {
    when    = self.backed_up
    require = self.survives_deletion
    message = "${self.address} leaves no snapshot behind when it is deleted"
  }
}
