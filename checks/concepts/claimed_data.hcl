# decided  whether the code says what becomes of the data: by a volume, a class, or the cluster's default class
# decides  the name of the volume or class that says so
# kept     whether it stays when the claim is deleted; unknown where what decides is not scanned
concept "claimed_data" {
  summary = "The data that a claim on storage stands for."

  from "concept" "claim" {
    what = self.what
    decided = (
      self.volume != null || self.class != null ||
      length(named("reserved_volume", self.name, self.namespace)) > 0 ||
      anytrue([for class in concepts("storage_class") : class.default])
    )
    decides = self.volume != null ? self.volume : self.class
    kept = (
      self.volume != null
      ? (
        length(named("written_volume", self.volume)) > 0
        ? alltrue([for volume in named("written_volume", self.volume) : volume.kept])
        : not_scanned("the persistent volume `${self.volume}`")
      )
      : anytrue([for volume in named("reserved_volume", self.name, self.namespace) : volume.certain])
      ? alltrue([for volume in named("reserved_volume", self.name, self.namespace) : volume.kept || !volume.certain])
      : self.class == ""
      ? not_scanned("the persistent volume that the claim will be bound to")
      : self.class == null
      ? (
        anytrue([for class in concepts("storage_class") : class.default])
        ? alltrue([for class in concepts("storage_class") : class.kept if class.default])
        : not_scanned("the default storage class")
      )
      : length(named("storage_class", self.class)) > 0
      ? alltrue([
        for class in named("storage_class", self.class) :
        class.dynamic ? class.kept : not_scanned("the persistent volume that the claim will be bound to")
      ])
      : not_scanned("the storage class `${self.class}`")
    )
  }
}
