check "NET100" {
  name        = "cdn-without-own-certificate"
  title       = "A content delivery network answers by the provider's certificate"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The certificate shows whether visitors can tell the customer's service from any other of the provider's, and whether the customer decides on its TLS."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Behind the provider's name, CloudFront accepts TLS 1.0 whatever the configuration says, and one address looks as good as the next to whom it is sent. A certificate of one's own brings the name and the choice."
  remediation = "Set `acm_certificate_arn` in `viewer_certificate` with `ssl_support_method = \"sni-only\"`, and list the names in `aliases` (`AcmCertificateArn`, `Aliases` in CloudFormation)."
  references = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-alternate-domain-names.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-viewercertificate.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_42"]
    guard   = ["CLOUDFRONT_CUSTOM_SSL_CERTIFICATE"]
  }

  on "cdn" {
    require = self.own_certificate
    message = "${self.address} answers by the provider's certificate"
  }
}
