# constraint  what it is about, without `constraints/` and without the word that marks a managed constraint
# enforced    whether it forbids that; which of the rules of a policy hold can hang on conditions
concept "organization_policy" {
  summary = "A policy of a Google organization, folder or project that forbids something to all in it."

  from "terraform" "google_organization_policy" "google_folder_organization_policy" {
    constraint = replace(coalesce(self.constraint, "-"), "/^constraints[/]|[.]managed/", "")
    enforced   = coalesce(self.boolean_policy.enforced, false)
  }
  from "terraform" "google_org_policy_policy" {
    constraint = replace(regex("[^/]*$", coalesce(self.name, "-")), ".managed", "")
    enforced   = anytrue([for rule in list(self.spec.rules) : lower(tostring(coalesce(rule.enforce, "false"))) == "true"])
  }
}
