check "NET109" {
  name        = "dns-record-without-resource"
  title       = "A DNS record points at an address that nothing here holds"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The record shows whether the names that lead into the customer's network end at resources that the customer knows to have."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "An address that was given back is given to somebody else, and the name still leads there: whoever gets it serves pages, cookies and certificates in your name. A record that refers to its resource goes when that goes."
  remediation = "Refer to the resource instead of writing the address: `records = [aws_eip.web.public_ip]`, or an `alias` to the load balancer or distribution (`AliasTarget` in CloudFormation)."
  references = [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/protection-from-dangling-dns.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_record",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordset.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-recordsetgroup.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_23"]
  }

  on "dns_record" {
    require = self.held
    message = "${self.address} points at an address that nothing here holds"
  }
}
