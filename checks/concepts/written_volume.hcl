concept "written_volume" {
  summary = "A persistent volume that somebody writes down, rather than a class making it."

  from "kubernetes" "PersistentVolume" {
    name = self.metadata.name
    kept = coalesce(self.spec.persistentVolumeReclaimPolicy, "Retain") == "Retain"
  }
  from "terraform" "kubernetes_persistent_volume" "kubernetes_persistent_volume_v1" {
    name = self.metadata.name
    kept = coalesce(self.spec.persistent_volume_reclaim_policy, "Retain") == "Retain"
  }
}
