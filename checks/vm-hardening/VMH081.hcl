check "VMH081" {
  name        = "storage-driver-in-pod"
  title       = "A pod names storage by itself that only a claim should name"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A volume that the pod itself connects to goes past what the cluster grants as storage, so that the configuration is not held to what was approved."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "With such a volume whoever may write pods mounts any share, disk or cluster of disks that the node can reach, with credentials in the manifest. Most of these kinds are no longer kept up, and `gitRepo` runs code of the repository on the node."
  remediation = "Define the storage as a PersistentVolume or by a StorageClass, and use `persistentVolumeClaim` or `csi` in `volumes`; of the other kinds only `configMap`, `downwardAPI`, `emptyDir`, `ephemeral`, `image`, `projected` and `secret`."
  references = [
    "https://kubernetes.io/docs/concepts/storage/volumes/",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    trivy = ["KSV-0028"]
  }

  on "pod_volume" {
    require = alltrue([
      for kind in self.kinds : contains(
        [
          "configMap", "csi", "downwardAPI", "downwardApi", "emptyDir", "ephemeral", "image",
          "persistentVolumeClaim", "projected", "secret",
        ],
        kind,
      )
    ])
    message = "${self.address} has the volume ${self.name} of the kind ${join(", ", self.kinds)}"
  }
}
