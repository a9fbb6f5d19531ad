# name, namespace  of the claim: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume
concept "reserved_volume" {
  summary = "A persistent volume that names the claim which it is for."

  from "kubernetes" "PersistentVolume" {
    when      = self.spec.claimRef.name != null
    name      = self.spec.claimRef.name
    namespace = self.spec.claimRef.namespace
    kept      = coalesce(self.spec.persistentVolumeReclaimPolicy, "Retain") == "Retain"
  }
  from "terraform" "kubernetes_persistent_volume" "kubernetes_persistent_volume_v1" {
    when      = self.spec.claim_ref.name != null
    name      = self.spec.claim_ref.name
    namespace = coalesce(self.spec.claim_ref.namespace, "default")
    kept      = coalesce(self.spec.persistent_volume_reclaim_policy, "Retain") == "Retain"
  }
}
