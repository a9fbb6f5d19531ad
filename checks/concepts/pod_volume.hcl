# kinds  where its content is from, by the names that manifests use; none is an empty directory
concept "pod_volume" {
  summary = "A volume that a pod's specification defines."

  from "concept" "pod" {
    for_each = list(self.spec.volumes)

    name  = coalesce(each.value.name, each.key)
    kinds = [for kind, source in each.value : kind if kind != "name" && length(list(source)) > 0]
  }
}
