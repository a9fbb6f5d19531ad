check "NET099" {
  name        = "headers-without-strict-transport"
  title       = "A policy of response headers does not hold browsers to TLS, or only in part"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The header shows whether browsers are told to protect what they exchange with the service over networks that the customer does not control, also when a link says otherwise."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Without it the first request of each visit may go in the clear, and whoever is in between keeps it so. A year, all subdomains, a place on the browsers' own list, and no weaker word from the origin leave no first time."
  remediation = "In `strict_transport_security` of `security_headers_config`, set `access_control_max_age_sec` to 31536000 or more, and `include_subdomains`, `preload` and `override` to `true` (`StrictTransportSecurity` in CloudFormation)."
  references = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_response_headers_policy",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-responseheaderspolicy-stricttransportsecurity.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_259"]
  }

  on "terraform" "aws_cloudfront_response_headers_policy" {
    require = alltrue([
      coalesce(self.security_headers_config.strict_transport_security.access_control_max_age_sec, 0) >= 31536000,
      coalesce(self.security_headers_config.strict_transport_security.include_subdomains, false),
      coalesce(self.security_headers_config.strict_transport_security.preload, false),
      coalesce(self.security_headers_config.strict_transport_security.override, false),
    ])
    message = "${self.address} does not hold browsers to TLS, or only in part"
  }

  on "cloudformation" "AWS::CloudFront::ResponseHeadersPolicy" {
    require = alltrue([
      coalesce(self.ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec, 0) >= 31536000,
      coalesce(self.ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity.IncludeSubdomains, false),
      coalesce(self.ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity.Preload, false),
      coalesce(self.ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity.Override, false),
    ])
    message = "${self.address} does not hold browsers to TLS, or only in part"
  }
}
