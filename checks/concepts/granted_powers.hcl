# powers  what the rules let their holder do to become more than it is:
#         https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
concept "granted_powers" {
  summary = "A binding with what it lets its holders do to become more than they are."

  from "concept" "granted_role" {
    cluster_wide = self.cluster_wide
    namespace    = self.namespace
    role         = self.role
    subjects     = self.subjects
    powers = flatten([
      permits(self.rules, "*", "*.*") ? ["do everything"] : [],
      !permits(self.rules, "*", "*.*") && (
        permits(self.rules, "get", "secrets") || permits(self.rules, "list", "secrets") || permits(self.rules, "watch", "secrets")
      ) ? ["read all secrets"] : [],
      !permits(self.rules, "*", "*.*") && (
        permits(self.rules, "impersonate", "users") || permits(self.rules, "impersonate", "groups") ||
        permits(self.rules, "impersonate", "serviceaccounts") || permits(self.rules, "create", "serviceaccounts/token")
      ) ? ["act as other users or service accounts"] : [],
      !permits(self.rules, "*", "*.*") && (
        permits(self.rules, "bind", "clusterroles.rbac.authorization.k8s.io") ||
        permits(self.rules, "escalate", "clusterroles.rbac.authorization.k8s.io")
      ) ? ["give itself other roles"] : [],
      !permits(self.rules, "*", "*.*") && (
        permits(self.rules, "create", "pods/exec") || permits(self.rules, "get", "nodes/proxy")
      ) ? ["run commands in every pod"] : [],
    ])
  }
}
