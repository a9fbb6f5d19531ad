check "DEL018" {
  name        = "volume-deleted-with-claim"
  title       = "A persistent volume is deleted with the claim on it, or with the workload"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Assets are to be removed because somebody decided it; this attribute has the data go as a side effect of the removal of a claim or a workload."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Deleting a namespace or a release deletes the claims in it, and the cluster then has the cloud delete the disks. With `Retain` the disk stays until somebody removes it on purpose."
  remediation = "Set `reclaimPolicy: Retain` on the storage class, `persistentVolumeReclaimPolicy: Retain` on the volume, and leave `persistentVolumeClaimRetentionPolicy` of a stateful set at `Retain`; in Terraform `reclaim_policy`, `persistent_volume_reclaim_policy` and `persistent_volume_claim_retention_policy`."
  references = [
    "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming",
    "https://kubernetes.io/docs/concepts/storage/storage-classes/#reclaim-policy",
    "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/storage_class_v1",
  ]

  on "persistent_volume" {
    require = self.kept
    message = "With ${self.address} data is deleted when ${self.lost}"
  }
}
