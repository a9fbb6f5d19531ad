check "NET086" {
  name        = "load-balancer-public"
  title       = "A load balancer is reachable from the internet"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether being reachable from the internet was decided for this load balancer, or befell it because it is the default."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "A load balancer is public unless it is told otherwise, and with it what it forwards to. For services that only other systems of yours call, that is an entry which nobody needs to have open."
  remediation = "Where clients are your own systems, set `internal = true` (`Scheme: internal` in CloudFormation). For a service that is meant for the public, say so in an ignore with a reason."
  references = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html",
  ]
  equivalents = {
    trivy = ["AWS-0053"]
  }

  on "load_balancer" {
    deny    = self.public
    message = "${self.address} is reachable from the internet"
  }
}
