check "NET008" {
  name        = "invalid-headers-passed-on"
  title       = "A load balancer passes invalid HTTP headers on"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The setting shows whether the edge of the virtual network is configured to stop malformed requests."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Front and back ends that read a malformed header differently can be played against each other: a request is smuggled past the rules of the first to the second. Dropped at the edge, the header never gets that far."
  remediation = "Set `drop_invalid_header_fields = true` (Terraform), or the attribute `routing.http.drop_invalid_header_fields.enabled` to `true` in `LoadBalancerAttributes` (CloudFormation)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_131"]
    trivy   = ["AWS-0052"]
    guard   = ["ALB_HTTP_DROP_INVALID_HEADER_ENABLED"]
  }

  on "load_balancer" {
    require = self.drops_invalid_headers
    message = "${self.address} passes HTTP headers with invalid names on"
  }
}
