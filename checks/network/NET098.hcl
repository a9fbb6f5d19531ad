check "NET098" {
  name        = "cdn-without-response-headers"
  title       = "A content delivery network gives browsers no security headers"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The policy shows whether the edge of the network tells browsers to keep to TLS and to the site's own scripts and frames."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Browsers protect visitors from being downgraded, framed or fed foreign scripts only where the answer tells them to. A policy at the edge says it for every page, also those that forgot."
  remediation = "Set `response_headers_policy_id` in `default_cache_behavior` (`ResponseHeadersPolicyId` in CloudFormation), to begin with AWS's `SecurityHeadersPolicy`."
  references = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-response-headers.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-defaultcachebehavior.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_32"]
  }

  on "cdn" {
    require = self.adds_headers
    message = "${self.address} gives browsers no security headers"
  }
}
