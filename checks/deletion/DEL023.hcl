check "DEL023" {
  name        = "claim-of-undecided-fate"
  title       = "A claim on storage leaves open what becomes of its data"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Assets are to be removed as somebody has decided; a claim that names neither a class nor a volume leaves that decision to whatever the cluster has for a default."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "The class decides whether the data outlives the claim. Clusters come with a default class, most of them with one that deletes, and it may be another one tomorrow or in the next cluster."
  remediation = "Name the class in `storageClassName` of the claim or the claim template (`storage_class_name` in Terraform), and declare the class with the `reclaimPolicy` that is meant."
  references = [
    "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1",
    "https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/persistent_volume_claim_v1",
  ]

  on "claimed_data" {
    require = self.decided
    message = "Neither ${self.what}${self.address} nor a default class among what was scanned says what becomes of the data"
  }
}
