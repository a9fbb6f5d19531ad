check "DEL051" {
  name        = "volume-snapshot-deleted-with-object"
  title       = "A snapshot of a volume is deleted with the object that stands for it"
  controls    = { "27017:2015" = ["CLD.8.1.5", "12.3.1"], "27017:2026" = ["8.10", "8.13"] }
  because     = "Copies are to be there when what they are copies of is not; this attribute has them go with the namespace or the release that both are in."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Deleting a namespace deletes the claims and the snapshots in it, so that one mistake takes the volume and what it would be restored from. With `Retain` the snapshot stays with the storage until somebody removes it on purpose."
  remediation = "Set `deletionPolicy: Retain` on the `VolumeSnapshotClass`, and on a `VolumeSnapshotContent` that is written down; where something else copies the volumes (a Velero schedule, a snapshot plan of the cloud), suppress the finding with that reason."
  references = [
    "https://kubernetes.io/docs/concepts/storage/volume-snapshot-classes/#deletion-policy",
    "https://kubernetes.io/docs/concepts/storage/volume-snapshots/#delete",
  ]

  on "kubernetes" "VolumeSnapshotClass.snapshot.storage.k8s.io" {
    require = self.deletionPolicy != "Delete"
    message = "Snapshots of ${self.address} are deleted with the objects that stand for them"
  }

  on "kubernetes" "VolumeSnapshotContent.snapshot.storage.k8s.io" {
    require = self.spec.deletionPolicy != "Delete"
    message = "${self.address} is deleted with the object that stands for it"
  }
}
