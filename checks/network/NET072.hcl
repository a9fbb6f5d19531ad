check "NET072" {
  name        = "web-firewall-lets-rest-through"
  title       = "A web application firewall lets through what no rule is about"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The default action shows whether the filter at the network's edge admits what is known to be good, or all that is not known to be bad."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Rules against known attacks are one step behind the next one. Where the shape of good requests is known, as for an API of one's own, a list of what may pass keeps out what nobody has thought of; a public site can hardly do so."
  remediation = "Where that is feasible, let the rules allow and set `default_action` to `block` (`type = \"BLOCK\"` in the older resources; `DefaultAction` in CloudFormation)."
  references = [
    "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-default-action.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/waf_web_acl",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-waf-webacl.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webacl.html",
  ]
  equivalents = {
    guard = ["WAF_WEB_ACL_DEFAULT_ACTION_RULE"]
  }

  on "web_firewall_policy" {
    deny    = self.lets_through
    message = "${self.address} lets through what no rule is about"
  }
}
