# service_account  the name of a service account
# token_mounted    whether the pod's containers find the account's token
# permissions      the rights of the account, by whichever of its names they are given; each `certain`, or not
concept "pod_identity" {
  summary = "A pod as the Kubernetes API sees it."

  from "concept" "pod_account" {
    service_account = self.name
    token_mounted   = self.token_mounted
    permissions = list(
      [
        for permission in named("permission", self.name, self.namespace) : permission if permission.kind == "ServiceAccount"
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
