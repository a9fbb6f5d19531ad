# default  whether claims that name no class get it
# dynamic  whether it makes volumes; otherwise each is written down, and says for itself
# kept     whether the data on the volumes that it makes stays when the claim on them is given up
concept "storage_class" {
  summary = "A kind of storage that claims can ask for."

  from "kubernetes" "StorageClass" {
    name = self.metadata.name
    default = (
      self.metadata.annotations["storageclass.kubernetes.io/is-default-class"] == "true" ||
      self.metadata.annotations["storageclass.beta.kubernetes.io/is-default-class"] == "true"
    )
    dynamic = self.provisioner != "kubernetes.io/no-provisioner"
    kept    = coalesce(self.reclaimPolicy, "Delete") == "Retain"
  }
  from "terraform" "kubernetes_storage_class" "kubernetes_storage_class_v1" {
    name = self.metadata.name
    default = (
      self.metadata.annotations["storageclass.kubernetes.io/is-default-class"] == "true" ||
      self.metadata.annotations["storageclass.beta.kubernetes.io/is-default-class"] == "true"
    )
    dynamic = self.storage_provisioner != "kubernetes.io/no-provisioner"
    kept    = coalesce(self.reclaim_policy, "Delete") == "Retain"
  }
}
