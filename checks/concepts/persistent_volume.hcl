# kept  whether the data stays when the claim on it is given up
# lost  what has the data deleted, where it does not stay
#
# A class without a provisioner makes no volumes: each is written down, and says for itself. A stateful set
# that deletes its claims keeps the data where their class does.
concept "persistent_volume" {
  summary = "Storage that outlives a pod, or the class or claim that it is made from."

  from "kubernetes" "PersistentVolume" {
    kept = coalesce(self.spec.persistentVolumeReclaimPolicy, "Retain") == "Retain"
    lost = "the claim on it is deleted"
  }
  from "kubernetes" "StorageClass" {
    when = self.provisioner != "kubernetes.io/no-provisioner"

    kept = coalesce(self.reclaimPolicy, "Delete") == "Retain"
    lost = "the claim on it is deleted"
  }
  from "kubernetes" "StatefulSet" {
    when = length(list(self.spec.volumeClaimTemplates)) > 0

    lost = (
      coalesce(self.spec.persistentVolumeClaimRetentionPolicy.whenDeleted, "Retain") == "Retain"
      ? "the set is scaled down: its claims go with the pods"
      : "the set is deleted: its claims go with it"
    )
    kept = (
      (
        coalesce(self.spec.persistentVolumeClaimRetentionPolicy.whenDeleted, "Retain") == "Retain" &&
        coalesce(self.spec.persistentVolumeClaimRetentionPolicy.whenScaled, "Retain") == "Retain"
      ) ||
      alltrue([
        for template in list(self.spec.volumeClaimTemplates) :
        anytrue([for class in named("storage_class", template.spec.storageClassName) : class.kept])
      ])
    )
  }

  from "terraform" "kubernetes_persistent_volume" "kubernetes_persistent_volume_v1" {
    kept = coalesce(self.spec.persistent_volume_reclaim_policy, "Retain") == "Retain"
    lost = "the claim on it is deleted"
  }
  from "terraform" "kubernetes_storage_class" "kubernetes_storage_class_v1" {
    when = self.storage_provisioner != "kubernetes.io/no-provisioner"

    kept = coalesce(self.reclaim_policy, "Delete") == "Retain"
    lost = "the claim on it is deleted"
  }
  from "terraform" "kubernetes_stateful_set" "kubernetes_stateful_set_v1" {
    when = length(list(self.spec.volume_claim_template)) > 0

    lost = (
      coalesce(self.spec.persistent_volume_claim_retention_policy.when_deleted, "Retain") == "Retain"
      ? "the set is scaled down: its claims go with the pods"
      : "the set is deleted: its claims go with it"
    )
    kept = (
      (
        coalesce(self.spec.persistent_volume_claim_retention_policy.when_deleted, "Retain") == "Retain" &&
        coalesce(self.spec.persistent_volume_claim_retention_policy.when_scaled, "Retain") == "Retain"
      ) ||
      alltrue([
        for template in list(self.spec.volume_claim_template) :
        anytrue([for class in named("storage_class", template.spec.storage_class_name) : class.kept])
      ])
    )
  }
}
