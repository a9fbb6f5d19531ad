check "NET071" {
  name        = "web-firewall-without-rules"
  title       = "A web application firewall has no rules"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The list of rules shows whether the filter in front of web applications looks for anything."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "An access list without rules is associated, counted and paid for, and treats every request alike. It tends to be made first, with the rules to follow."
  remediation = "Give it a `rule` (`rules` in `aws_waf_web_acl`, `Rules` in CloudFormation), to begin with one of AWS's managed rule groups."
  references = [
    "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/waf_web_acl",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafregional_web_acl",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webacl.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_175"]
  }

  on "web_firewall_policy" {
    require = self.has_rules
    message = "${self.address} has no rules"
  }
}
