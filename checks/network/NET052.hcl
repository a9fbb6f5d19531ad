check "NET052" {
  name        = "web-entry-without-firewall"
  title       = "A load balancer, gateway or distribution lets web requests in without a web application firewall"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The setting shows whether web requests are filtered where they enter the network."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Injection, known exploits and scanners reach the application unfiltered, and each flaw in it can be used the day it is found. A firewall at the entry gives the time to mend it."
  remediation = "Associate a web ACL by an `aws_wafv2_web_acl_association`, or `AWS::WAFv2::WebACLAssociation`, with the load balancer, stage or API, and name one in `web_acl_id` (`WebACLId`) of a distribution (AWS); set `firewall_policy_id`, or `waf_configuration` with `enabled = true`, on the gateway, with `tier = \"WAF_v2\"` in `sku`; name the endpoint and each custom domain as a `domain` in an `azurerm_cdn_frontdoor_security_policy`; set `web_application_firewall_policy_link_id` in each `frontend_endpoint` of the older Front Door."
  references = [
    "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl_association",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webaclassociation.html",
    "https://learn.microsoft.com/azure/web-application-firewall/overview",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/application_gateway",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_frontdoor_security_policy",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/frontdoor",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_28", "CKV2_AWS_29", "CKV2_AWS_33", "CKV2_AWS_47", "CKV2_AWS_76", "CKV2_AWS_77", "CKV2_AWS_78", "CKV_AWS_68", "CKV_AZURE_120", "CKV_AZURE_121"]
    trivy   = ["AWS-0011"]
  }

  on "web_entry_point" {
    require = self.filtered
    message = "${self.address} lets requests in without a web application firewall"
  }
}
