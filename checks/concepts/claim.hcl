# name, namespace  null of claims that are made from a template
# class   the storage class that it names: null for the default one, empty for none
# volume  the volume that it names
# what    which of several claims it is, for messages
concept "claim" {
  summary = "A claim on storage, or the template that a stateful set makes claims from."

  from "kubernetes" "PersistentVolumeClaim" {
    name      = self.metadata.name
    namespace = self.metadata.namespace
    class     = self.metadata.annotations["volume.beta.kubernetes.io/storage-class"] != null ? self.metadata.annotations["volume.beta.kubernetes.io/storage-class"] : self.spec.storageClassName
    volume    = self.spec.volumeName
    what      = ""
  }
  from "kubernetes" "StatefulSet" {
    for_each = list(self.spec.volumeClaimTemplates)

    name      = null
    namespace = self.metadata.namespace
    class     = each.value.metadata.annotations["volume.beta.kubernetes.io/storage-class"] != null ? each.value.metadata.annotations["volume.beta.kubernetes.io/storage-class"] : each.value.spec.storageClassName
    volume    = each.value.spec.volumeName
    what      = "the claim `${coalesce(each.value.metadata.name, each.key)}` of "
  }
  from "terraform" "kubernetes_persistent_volume_claim" "kubernetes_persistent_volume_claim_v1" {
    name      = self.metadata.name
    namespace = coalesce(self.metadata.namespace, "default")
    class     = self.spec.storage_class_name
    volume    = self.spec.volume_name
    what      = ""
  }
  from "terraform" "kubernetes_stateful_set" "kubernetes_stateful_set_v1" {
    for_each = list(self.spec.volume_claim_template)

    name      = null
    namespace = coalesce(self.metadata.namespace, "default")
    class     = each.value.spec.storage_class_name
    volume    = each.value.spec.volume_name
    what      = "the claim `${coalesce(each.value.metadata.name, each.key)}` of "
  }
}
