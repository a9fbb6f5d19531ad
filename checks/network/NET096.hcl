check "NET096" {
  name        = "desync-only-monitored"
  title       = "A load balancer passes ambiguous requests on"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The mode shows whether the edge of the virtual network is configured to stop malformed requests."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A request that front and back end read differently carries a second one past the rules of the first, or poisons a cache. In this mode the load balancer counts such requests and forwards them."
  remediation = "Leave `desync_mitigation_mode` out, or set it to `defensive` or `strictest` (`routing.http.desync_mitigation_mode` in `LoadBalancerAttributes` in CloudFormation)."
  references = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-elasticloadbalancingv2-loadbalancer-loadbalancerattribute.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_328"]
  }

  on "load_balancer" {
    deny    = self.tolerates_desync
    message = "${self.address} passes ambiguous requests on"
  }
}
