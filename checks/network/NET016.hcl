check "NET016" {
  name        = "cdn-with-old-tls"
  title       = "A content delivery network accepts TLS 1.0 or 1.1"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The setting shows whether the encryption of traffic over foreign networks is of a strength that a policy on cryptography accepts today."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "TLS 1.0 and 1.1 rest on ciphers and hashes that are broken or near it, and the IETF has withdrawn both. As long as the edge accepts them, an attacker in between may talk both sides down to them."
  remediation = "Bring a certificate of your own and set `minimum_protocol_version` (`MinimumProtocolVersion`) to `TLSv1.2_2021` or later in `viewer_certificate` (CloudFront, whose own certificate allows TLS 1.0); set `tls_version = \"TLS12\"` (Azure CDN) or `minimum_version = \"TLS12\"` in `tls` (Azure Front Door)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-viewercertificate.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_endpoint_custom_domain",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_frontdoor_custom_domain",
  ]
  equivalents = {
    checkov = ["CKV_AWS_174", "CKV_AZURE_200"]
    trivy   = ["AWS-0013"]
    guard   = ["CLOUDFRONT_MINIMUM_PROTOCOL_VERSION_RULE"]
  }

  on "cdn" {
    deny    = self.old_tls
    message = "${self.address} accepts viewers with TLS 1.0 or 1.1"
  }
}
