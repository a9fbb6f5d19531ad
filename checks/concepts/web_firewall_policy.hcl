# enabled       whether it looks at requests at all
# blocks_log4j  whether it has the rule against lookups of Log4j (CVE-2021-44228), and acts on it
concept "web_firewall_policy" {
  summary = "A set of rules by which a web application firewall lets requests through."

  # The rule is 944240, in every version of Microsoft's sets and in those of OWASP since 3.1. `disabled_rules` up to
  # provider 3.x; an override is off where it does not say otherwise.
  from "terraform" "azurerm_web_application_firewall_policy" {
    enabled = coalesce(self.policy_settings.enabled, true)
    blocks_log4j = anytrue([
      for set in list(self.managed_rules.managed_rule_set) : (
        (
          set.type == "Microsoft_DefaultRuleSet" ||
          (coalesce(set.type, "OWASP") == "OWASP" && contains(["3.1", "3.2"], tostring(set.version)))
        ) &&
        !anytrue([
          for override in list(set.rule_group_override) :
          contains(list(override.disabled_rules), "944240") || anytrue([
            for rule in list(override.rule) :
            rule.id == "944240" && (!coalesce(rule.enabled, false) || contains(["Allow", "Log"], coalesce(rule.action, "AnomalyScoring")))
          ])
        ])
      )
    ])
  }
  from "terraform" "azurerm_cdn_frontdoor_firewall_policy" "azurerm_frontdoor_firewall_policy" {
    enabled = coalesce(self.enabled, true)
    blocks_log4j = anytrue([
      for set in list(self.managed_rule) : (
        contains(["Microsoft_DefaultRuleSet", "DefaultRuleSet"], set.type) &&
        !contains(["Allow", "Log"], coalesce(set.action, "Block")) &&
        !anytrue([
          for override in list(set.override) : anytrue([
            for rule in list(override.rule) :
            rule.rule_id == "944240" && (!coalesce(rule.enabled, false) || contains(["Allow", "Log"], rule.action))
          ])
        ])
      )
    ])
  }

  # Rules may stand beside the policy. One in preview only counts.
  from "terraform" "google_compute_security_policy" {
    when = !contains(["CLOUD_ARMOR_EDGE", "CLOUD_ARMOR_NETWORK"], self.type)

    blocks_log4j = anytrue([
      for rule in concat(list(self.rule), linked("google_compute_security_policy_rule", "security_policy", self.name)) : (
        strcontains(coalesce(rule.match.expr.expression, "-"), "cve-canary") &&
        startswith(rule.action, "deny") && !coalesce(rule.preview, false)
      )
    ])
  }
}
