check "VMH024" {
  name        = "role-for-default-service-account"
  title       = "A role is granted to the default service account of a namespace"
  controls    = { "27017:2015" = ["CLD.9.5.2", "9.2.3"], "27017:2026" = ["8.9", "8.2"] }
  because     = "The default account is that of all pods that ask for none, so that the grant gives privileges to workloads that never needed them."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Every pod that names no service account runs as `default` and finds its token. Rights for one workload are then rights for all, also for those that come later."
  remediation = "Make a service account for the workload, name it in `serviceAccountName` of its pods (`service_account_name` in Terraform), and grant the role to that."
  references = [
    "https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts",
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/role_binding_v1",
  ]

  on "permission" {
    deny    = self.service_account == "default"
    message = "${self.address} grants ${concat(traces(self.role), ["a role"])[0]} to the default service account"
  }
}
