check "NET015" {
  name        = "cdn-without-tls"
  title       = "A content delivery network serves viewers without TLS"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The setting shows whether what viewers exchange with the service is protected while it crosses networks that the customer does not control."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Everybody between the viewer and the edge reads and changes what passes over plain HTTP. Cookies and tokens of a site that is otherwise served with TLS leak through the one request that is not."
  remediation = "Set `viewer_protocol_policy` (`ViewerProtocolPolicy`) to `redirect-to-https` or `https-only` in every cache behavior (CloudFront), `is_http_allowed = false` (Azure CDN), `https_redirect_enabled = true` (Azure Front Door)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-defaultcachebehavior.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_endpoint",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_frontdoor_route",
  ]
  equivalents = {
    checkov = ["CKV_AWS_34", "CKV_AZURE_197"]
    trivy   = ["AWS-0012"]
    guard   = ["CLOUDFRONT_VIEWER_POLICY_HTTPS"]
  }

  on "cdn" {
    deny    = self.plain_http
    message = "${self.address} serves viewers over plain HTTP"
  }
}
