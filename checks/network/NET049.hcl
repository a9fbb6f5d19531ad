check "NET049" {
  name        = "dns-zone-unsigned"
  title       = "A public DNS zone is not signed"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The setting shows whether the names that lead into the customer's network can be told from forged ones on the way."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "An answer that is not signed can be forged by whoever gets between a resolver and the zone. Visitors, mail and certificate checks then go to the forger under your name."
  remediation = "Add an `aws_route53_hosted_zone_dnssec`, or `AWS::Route53::DNSSEC`, with a key-signing key for the zone (Route 53), or set `state = \"on\"` in `dnssec_config` (Google), and give the DS record to the registrar."
  references = [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_hosted_zone_dnssec",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-dnssec.html",
    "https://cloud.google.com/dns/docs/dnssec",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dns_managed_zone",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_38", "CKV_GCP_16"]
    trivy   = ["GCP-0013"]
  }

  on "dns_zone" {
    require = self.signed
    message = "${self.address} is not signed"
  }
}
