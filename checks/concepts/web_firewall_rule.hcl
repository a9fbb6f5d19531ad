# acts  whether it says what becomes of a request that it is about
concept "web_firewall_rule" {
  summary = "A rule of a web application firewall, or a group of them as a rule."

  from "terraform" "aws_wafv2_web_acl" {
    for_each = self.rule

    acts = length(concat(
      list(each.value.override_action.none, each.value.override_action.count),
      list(each.value.action.allow, each.value.action.block, each.value.action.count, each.value.action.captcha, each.value.action.challenge),
    )) > 0
  }
  from "terraform" "aws_wafv2_rule_group" {
    for_each = self.rule

    acts = length(list(
      each.value.action.allow, each.value.action.block, each.value.action.count, each.value.action.captcha, each.value.action.challenge,
    )) > 0
  }
  from "terraform" "aws_waf_web_acl" {
    for_each = self.rules

    acts = length(list(each.value.action, each.value.override_action)) > 0
  }
  from "terraform" "aws_wafregional_web_acl" {
    for_each = self.rule

    acts = length(list(each.value.action, each.value.override_action)) > 0
  }
  from "terraform" "aws_waf_rule_group" "aws_wafregional_rule_group" {
    for_each = self.activated_rule

    acts = length(list(each.value.action)) > 0
  }
  from "cloudformation" "AWS::WAFv2::WebACL" {
    for_each = list(self.Rules)

    acts = length(list(each.value.Action, each.value.OverrideAction)) > 0
  }
  from "cloudformation" "AWS::WAFv2::RuleGroup" {
    for_each = list(self.Rules)

    acts = length(list(each.value.Action)) > 0
  }
}
