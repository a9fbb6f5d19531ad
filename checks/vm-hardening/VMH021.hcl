check "VMH021" {
  name        = "pod-that-may-rise"
  title       = "A pod holds a token that lets it take over the cluster"
  controls    = { "27017:2015" = ["CLD.9.5.2", "9.2.3"], "27017:2026" = ["8.9", "8.2"] }
  because     = "The rights of its service account are privileges of the workload beyond those that it needs itself, and the binding shows who holds them."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Whoever breaks into the pod has its token, and with rights such as these everything else in the cluster: other accounts' tokens are secrets, and whoever may grant roles or act as others needs no more. It weighs most where the token may do everything."
  remediation = "Name in `rules` of the role only the resources and verbs that the workload needs, with `resourceNames` where they are known, and bind it in its namespace with a RoleBinding; or set `automountServiceAccountToken: false` where the token is not used (`automount_service_account_token` in Terraform)."
  references = [
    "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
    "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/cluster_role_binding_v1",
  ]

  on "pod_identity" {
    when = self.token_mounted
    deny = anytrue([
      for permission in self.permissions : permission.cluster_wide && anytrue([for power in permission.powers : true]) && permission.certain
    ])
    severity = anytrue([
      for permission in self.permissions : permission.cluster_wide && contains(permission.powers, "do everything") && permission.certain
    ]) ? "high" : "medium"
    message = "${self.address} holds the token of the service account ${self.service_account}, which may ${join(", ", traces([
      for permission in self.permissions : permission.powers if permission.cluster_wide && permission.certain
    ]))} in the whole cluster"
  }
}
