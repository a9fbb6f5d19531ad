check "DEL024" {
  name        = "data-deleted-with-claim"
  title       = "The data of a claim is deleted when the claim is"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Assets are to be removed because somebody decided it; the class or volume of the claim has the data go as a side effect of the removal of the claim."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Deleting a namespace or a release deletes the claims in it. Data that nobody can make again belongs on a class that keeps it, and this names the claims that are on one that does not."
  remediation = "Name a class with `reclaimPolicy: Retain` in `storageClassName` (`storage_class_name` in Terraform), or set `persistentVolumeReclaimPolicy: Retain` on the volume; where the data may go, suppress the finding and say so."
  references = [
    "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming",
    "https://kubernetes.io/docs/concepts/storage/storage-classes/#reclaim-policy",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/persistent_volume_claim_v1",
  ]

  on "claimed_data" {
    when    = self.decided
    require = self.kept
    at      = self.decides
    message = "The data of ${self.what}${self.address} is deleted when the claim is"
  }
}
