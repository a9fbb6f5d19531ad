# enabled       whether it looks at requests at all
# blocks_log4j  whether it has the rule against lookups of Log4j (CVE-2021-44228), and acts on it
# has_rules     whether there is anything that it looks for
# lets_through  whether what no rule is about may pass
# name          by which entry points find it
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
          anytrue([for id in list(override.disabled_rules) : id == "944240"]) || anytrue([
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

  # The rules are in AWS's set of known bad inputs; an entry that only counts lets through. A group of rules of one's own
  # can hold no set of AWS, but a rule that looks for what the lookups begin with.
  from "terraform" "aws_wafv2_web_acl" {
    when = self.rule_json == null

    name = self.address
    blocks_log4j = anytrue([
      for rule in list(self.rule) : length(list(rule.override_action.count)) == 0 && (
        (
          rule.statement.managed_rule_group_statement.name == "AWSManagedRulesKnownBadInputsRuleSet" &&
          !anytrue([
            for exception in list(rule.statement.managed_rule_group_statement.excluded_rule) : startswith(exception.name, "Log4JRCE")
          ]) &&
          !anytrue([
            for exception in list(rule.statement.managed_rule_group_statement.rule_action_override) : (
              startswith(exception.name, "Log4JRCE") && length(list(exception.action_to_use.count, exception.action_to_use.allow)) > 0
            )
          ])
        ) ||
        (
          rule.statement.rule_group_reference_statement.arn != null && (
            length(follow(rule.statement.rule_group_reference_statement.arn)) == 0 ? not_scanned("the group of rules") : anytrue([
              for group in follow(rule.statement.rule_group_reference_statement.arn) : anytrue(named("web_rule_group", group.address)[*].blocks_log4j)
            ])
          )
        )
      )
    ])
  }
  from "terraform" "aws_wafv2_web_acl" {
    when = self.rule_json != null

    name = self.address
    blocks_log4j = anytrue([
      for rule in list(jsondecode(self.rule_json)) : length(list(rule.OverrideAction.Count)) == 0 && (
        (
          rule.Statement.ManagedRuleGroupStatement.Name == "AWSManagedRulesKnownBadInputsRuleSet" &&
          !anytrue([
            for exception in list(rule.Statement.ManagedRuleGroupStatement.RuleActionOverrides) : (
              startswith(exception.Name, "Log4JRCE") && length(list(exception.ActionToUse.Count, exception.ActionToUse.Allow)) > 0
            )
          ])
        ) ||
        (rule.Statement.RuleGroupReferenceStatement.ARN != null && not_scanned("the group of rules"))
      )
    ])
  }
  from "cloudformation" "AWS::WAFv2::WebACL" {
    name = self.address
    blocks_log4j = anytrue([
      for rule in list(self.Rules) : length(list(rule.OverrideAction.Count)) == 0 && (
        (
          rule.Statement.ManagedRuleGroupStatement.Name == "AWSManagedRulesKnownBadInputsRuleSet" &&
          !anytrue([
            for exception in list(rule.Statement.ManagedRuleGroupStatement.ExcludedRules) : startswith(exception.Name, "Log4JRCE")
          ]) &&
          !anytrue([
            for exception in list(rule.Statement.ManagedRuleGroupStatement.RuleActionOverrides) : (
              startswith(exception.Name, "Log4JRCE") && length(list(exception.ActionToUse.Count, exception.ActionToUse.Allow)) > 0
            )
          ])
        ) ||
        (
          rule.Statement.RuleGroupReferenceStatement.Arn != null && (
            length(follow(rule.Statement.RuleGroupReferenceStatement.Arn)) == 0 ? not_scanned("the group of rules") : anytrue([
              for group in follow(rule.Statement.RuleGroupReferenceStatement.Arn) : anytrue(named("web_rule_group", group.address)[*].blocks_log4j)
            ])
          )
        )
      )
    ])
  }

  from "terraform" "aws_wafv2_web_acl" {
    has_rules    = length(list(self.rule)) > 0 || self.rule_json != null
    lets_through = length(list(self.default_action.allow)) > 0
  }
  from "terraform" "aws_waf_web_acl" {
    has_rules    = length(list(self.rules)) > 0
    lets_through = self.default_action.type == "ALLOW"
  }
  from "terraform" "aws_wafregional_web_acl" {
    has_rules    = length(list(self.rule)) > 0
    lets_through = self.default_action.type == "ALLOW"
  }
  from "cloudformation" "AWS::WAFv2::WebACL" {
    has_rules    = length(list(self.Rules)) > 0
    lets_through = length(list(self.DefaultAction.Allow)) > 0
  }
  from "cloudformation" "AWS::WAF::WebACL" "AWS::WAFRegional::WebACL" {
    has_rules    = length(list(self.Rules)) > 0
    lets_through = self.DefaultAction.Type == "ALLOW"
  }
}
