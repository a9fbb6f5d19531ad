# A pod with a container that has no image is a patch, and is left out.
#
# service_account  the name of its service account
# token_mounted    whether its containers find the account's token
# permissions      the rights of the account, by whichever of its names they are given; each `certain`, or not
concept "pod_identity" {
  summary = "A pod as the Kubernetes API sees it."

  from "concept" "pod" {
    when = alltrue([for container in list(self.spec.containers) : contains(keys(container), "image")])

    service_account = coalesce(self.spec.serviceAccountName, self.spec.serviceAccount, "default")
    token_mounted = (
      anytrue([
        for volume in list(self.spec.volumes) : anytrue([for source in list(volume.projected.sources) : source.serviceAccountToken != null])
      ]) ||
      (
        self.spec.automountServiceAccountToken != null
        ? self.spec.automountServiceAccountToken
        : alltrue([
          for account in named("service_account", coalesce(self.spec.serviceAccountName, self.spec.serviceAccount, "default"), self.namespace) :
          account.automount || !account.certain
        ])
      )
    )
    permissions = list(
      [
        for permission in named("permission", coalesce(self.spec.serviceAccountName, self.spec.serviceAccount, "default"), self.namespace) :
        permission if permission.kind == "ServiceAccount"
      ],
      [
        for permission in flatten([
          named("permission", "system:serviceaccounts"),
          named("permission", "system:serviceaccounts:${coalesce(self.namespace, "default")}"),
          named("permission", "system:authenticated"),
        ]) : permission if permission.kind == "Group"
      ],
    )
  }
}
