# Roles that Kubernetes brings itself are known here as far as they let their holders rise:
# https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
#
# rules  of the role; unknown where nothing that was scanned defines it, none where what is granted has no name
concept "granted_role" {
  summary = "A binding with the rules of the role that it grants."

  from "concept" "role_binding" {
    cluster_wide = self.cluster_wide
    namespace    = self.namespace
    role         = self.role.name
    subjects     = self.subjects
    rules = (
      !can(tostring(self.role.name))
      ? []
      : self.role.kind == "Role"
      ? (
        length(named("role", self.role.name, self.namespace)) > 0
        ? flatten([for role in named("role", self.role.name, self.namespace) : role.rules])
        : not_scanned("the role `${self.role.name}`")
      )
      : self.role.name == "cluster-admin"
      ? [{ apiGroups = ["*"], resources = ["*"], verbs = ["*"] }]
      : contains(["admin", "edit", "view"], self.role.name)
      ? flatten([
        self.role.name == "view" ? [] : [
          { apiGroups = [""], resources = ["secrets"], verbs = ["get", "list", "watch"] },
          { apiGroups = [""], resources = ["serviceaccounts"], verbs = ["impersonate"] },
          { apiGroups = [""], resources = ["pods/exec"], verbs = ["create"] },
        ],
        # What is gathered into `view` goes on into `edit`, and that into `admin`.
        [
          for name in { admin = ["admin", "edit", "view"], edit = ["edit", "view"], view = ["view"] }[self.role.name] :
          [for part in gathered("role_part", name) : part.rules if part.certain]
        ],
        [for role in named("cluster_role", self.role.name) : role.rules if role.certain],
      ])
      : contains(["system:auth-delegator", "system:basic-user", "system:discovery", "system:public-info-viewer"], self.role.name)
      ? []
      : length(named("cluster_role", self.role.name)) > 0
      ? flatten([for role in named("cluster_role", self.role.name) : role.rules])
      : not_scanned("the cluster role `${self.role.name}`")
    )
  }
}
