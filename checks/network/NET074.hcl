check "NET074" {
  name        = "backend-with-ssl3"
  title       = "A content delivery network speaks SSL 3.0 to its backend"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The setting shows whether the encryption of traffic between the edge and the servers is of a strength that a policy on cryptography accepts today."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "SSL 3.0 has been broken since 2014 (POODLE) and is withdrawn. As long as the edge offers it, whoever is in between may talk the connection down to it and read cookies."
  remediation = "Leave `SSLv3` out of `origin_ssl_protocols` (`OriginSSLProtocols` in CloudFormation); `TLSv1.2` alone serves every backend of today."
  references = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-customoriginconfig.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_54"]
  }

  on "backend_connection" {
    deny    = self.speaks_ssl
    message = "${self.address} speaks SSL 3.0 to its backend"
  }
}
