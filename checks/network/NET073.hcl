check "NET073" {
  name        = "web-firewall-rule-without-action"
  title       = "A rule of a web application firewall does nothing"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The action shows whether what the filter at the network's edge recognises has any consequence."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "A rule without an action matches requests to no end, and what it was written for passes. That it is there makes everybody believe otherwise."
  remediation = "Write an `action`, or an `override_action` for a rule that refers to a group (`Action`, `OverrideAction` in CloudFormation)."
  references = [
    "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-actions.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_rule_group",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/waf_web_acl",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-wafv2-webacl-rule.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_342"]
  }

  on "web_firewall_rule" {
    require = self.acts
    message = "A rule of ${self.address} does nothing with what it finds"
  }
}
