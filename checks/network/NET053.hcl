check "NET053" {
  name        = "web-firewall-without-log4j-rule"
  title       = "A web application firewall lets Log4j lookups through"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The rule set shows whether the filter at the network's edge knows an attack that is still tried on everything that answers HTTP."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "One header with a lookup in it makes an old Log4j fetch and run foreign code (CVE-2021-44228). The library sits in products that nobody knows to contain it, so that the filter is often all there is."
  remediation = "Add the managed rule group `AWSManagedRulesKnownBadInputsRuleSet`, and let neither it nor its `Log4JRCE` rules only count (AWS); use `Microsoft_DefaultRuleSet`, or `OWASP` from 3.1, and do not switch rule 944240 off (Azure; a policy of Front Door needs `sku_name = \"Premium_AzureFrontDoor\"` for rules that are managed); add a rule with `evaluatePreconfiguredWaf('cve-canary')` and `action = \"deny(403)\"`, not in `preview` (Google Cloud Armor)."
  references = [
    "https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webacl.html",
    "https://learn.microsoft.com/azure/web-application-firewall/ag/application-gateway-crs-rulegroups-rules",
    "https://cloud.google.com/armor/docs/waf-rules#cves_and_other_vulnerabilities",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/web_application_firewall_policy",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_frontdoor_firewall_policy",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_security_policy",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_47", "CKV2_AWS_76", "CKV2_AWS_77", "CKV2_AWS_78", "CKV_AWS_192", "CKV_AZURE_133", "CKV_AZURE_135", "CKV_GCP_73"]
  }

  on "web_firewall_policy" {
    require = self.blocks_log4j
    message = "${self.address} has no working rule against Log4j lookups"
  }

  on "web_entry_point" {
    require  = self.blocks_log4j
    severity = "medium"
    message  = "${self.address} is behind a web application firewall without a working rule against Log4j lookups"
  }
}
