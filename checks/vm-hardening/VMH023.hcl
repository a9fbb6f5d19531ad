check "VMH023" {
  name        = "role-for-everybody"
  title       = "A role is granted to everybody"
  controls    = { "27017:2015" = ["CLD.9.5.2", "9.2.3"], "27017:2026" = ["8.9", "8.2"] }
  because     = "A grant to a group that everybody is in gives privileges without anybody having needed them, and the binding shows it."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Everybody who has any account is in `system:authenticated`, every pod in `system:serviceaccounts`, and whoever merely reaches the API in `system:unauthenticated`. What is granted to them is granted to the intruder of tomorrow."
  remediation = "Name in `subjects` (`subject` in Terraform) the users, groups and service accounts that need the role."
  references = [
    "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#hardening",
    "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/cluster_role_binding_v1",
  ]

  # Kubernetes grants these itself: they say no more than which kinds there are.
  on "permission" {
    when = !contains(
      ["system:basic-user", "system:discovery", "system:public-info-viewer", "system:service-account-issuer-discovery"],
      self.role,
    )
    deny     = contains(["system:anonymous", "system:authenticated", "system:serviceaccounts", "system:unauthenticated"], self.principal)
    severity = (
      contains(["system:anonymous", "system:unauthenticated"], self.principal) ? "high" :
      anytrue([for power in self.powers : true]) ? "medium" : "low"
    )
    message  = "${self.address} grants ${self.role} to ${self.principal}"
  }
}
