# A pod with a container that has no image is a patch, and is left out.
#
# name           of the service account
# namespace      that of the pod, and so of the account
# token_mounted  whether the pod's containers find the account's token
concept "pod_account" {
  summary = "A service account that a pod is, or whose token it is given in a secret."

  from "concept" "pod" {
    when = alltrue([for container in list(self.spec.containers) : contains(keys(container), "image")])

    name      = coalesce(self.spec.serviceAccountName, self.spec.serviceAccount, "default")
    namespace = self.namespace
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
  }
  from "concept" "pod" {
    for_each = [
      for secret in flatten([
        [for volume in list(self.spec.volumes) : list(volume.secret.secretName, [for source in list(volume.projected.sources) : source.secret.name])],
        [
          for container in list(self.spec.initContainers, self.spec.containers) : list(
            [for source in list(container.envFrom) : source.secretRef.name],
            [for variable in list(container.env) : variable.valueFrom.secretKeyRef.name],
          )
        ],
      ]) : secret if length(named("account_token", secret, self.namespace)) > 0
    ]
    when = alltrue([for container in list(self.spec.containers) : contains(keys(container), "image")])

    name          = named("account_token", each.value, self.namespace)[0].account
    namespace     = self.namespace
    token_mounted = anytrue([for token in named("account_token", each.value, self.namespace) : token.certain])
  }
}
