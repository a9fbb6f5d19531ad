# name, namespace  of whom the rights are given to; only a service account has a namespace
# kind             `ServiceAccount`, `User` or `Group`; the user that a service account is counts as the account
# service_account  the name again, of service accounts only
# principal        the name again, of users and groups only
# role             the name of the role
# powers           what the rights let their holder do to become more than it is
concept "permission" {
  summary = "The rights that one binding gives to one user, group or service account."

  from "concept" "granted_powers" {
    for_each = [for subject in self.subjects : subject if subject.kind == "ServiceAccount"]

    name         = each.value.name
    namespace    = each.value.namespace != null ? each.value.namespace : self.namespace
    kind         = "ServiceAccount"
    role         = self.role
    cluster_wide = self.cluster_wide
    powers       = self.powers

    service_account = each.value.name
  }
  from "concept" "granted_powers" {
    for_each = [for subject in self.subjects : subject if subject.kind == "User"]
    when     = each.value.name != null && matches("^system:serviceaccount:[^:]+:[^:]+$", each.value.name)

    name         = split(":", each.value.name)[3]
    namespace    = split(":", each.value.name)[2]
    kind         = "ServiceAccount"
    role         = self.role
    cluster_wide = self.cluster_wide
    powers       = self.powers

    service_account = split(":", each.value.name)[3]
  }
  from "concept" "granted_powers" {
    for_each = [for subject in self.subjects : subject if contains(["Group", "User"], subject.kind)]
    when     = each.value.kind == "Group" || each.value.name != null && !matches("^system:serviceaccount:[^:]+:[^:]+$", each.value.name)

    name         = each.value.name
    kind         = each.value.kind
    role         = self.role
    cluster_wide = self.cluster_wide
    powers       = self.powers

    principal = each.value.name
  }
}
