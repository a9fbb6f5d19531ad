# blocks_log4j  whether a rule of it blocks what holds the beginning of a lookup of Log4j
concept "web_rule_group" {
  summary = "A group of rules of one's own, for web application firewalls."

  from "terraform" "aws_wafv2_rule_group" {
    name = self.address
    blocks_log4j = anytrue([
      for rule in list(self.rule) : length(list(rule.action.block)) > 0 && strcontains(lower(jsonencode(rule.statement)), "jndi")
    ])
  }
  from "cloudformation" "AWS::WAFv2::RuleGroup" {
    name = self.address
    blocks_log4j = anytrue([
      for rule in list(self.Rules) : length(list(rule.Action.Block)) > 0 && strcontains(lower(jsonencode(rule.Statement)), "jndi")
    ])
  }
}
