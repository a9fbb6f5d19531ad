check "NET102" {
  name        = "listener-without-renewed-certificate"
  title       = "A load balancer shows no certificate that the provider renews"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The certificate's origin shows whether its key and its renewal are in the care of the provider, or in files that somebody passes around."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "A certificate that was uploaded has a key that lay on somebody's disk, and ends on a day that is forgotten: then the site is down, or served without TLS in the meantime. Those of the certificate service renew themselves."
  remediation = "Where the listener speaks HTTP, take `HTTPS` first. Name a certificate of the certificate service: `certificate_arn` (listener), `ssl_certificate_id` (classic load balancer); `Certificates`, `SSLCertificateId` in CloudFormation."
  references = [
    "https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listener.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancing-loadbalancer.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_127"]
    guard   = ["ELBV2_ACM_CERTIFICATE_REQUIRED", "ELB_ACM_CERTIFICATE_REQUIRED"]
  }

  on "load_balancer_listener" {
    require  = self.renewed_certificate
    severity = self.shows_certificate ? "low" : "info"
    message  = "${self.address} ${self.shows_certificate ? "shows no certificate that the provider renews" : "shows no certificate, since it speaks HTTP without TLS"}"
  }
}
