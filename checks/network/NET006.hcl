check "NET006" {
  name        = "listener-without-tls"
  title       = "A load balancer serves clients without TLS"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The listener's protocol shows whether what clients exchange with the service is protected while it crosses networks that the customer does not control."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Everybody on the way reads and changes what passes over plain HTTP: passwords, session cookies, the pages themselves. A redirect to HTTPS keeps old links alive without serving anything in the clear."
  remediation = "Let the listener speak HTTPS, or answer with a redirect only: `protocol = \"HTTPS\"` or a `default_action` of type `redirect` with `protocol = \"HTTPS\"` (AWS), `Protocol: HTTPS` with `Certificates` or a `RedirectConfig` with `Protocol: HTTPS` (CloudFormation), `lb_protocol = \"https\"`, or `\"ssl\"` for what is not HTTP (classic load balancer; `Protocol: HTTPS` in its `Listeners` in CloudFormation), `protocol = \"Https\"` or a `redirect_configuration` to such a listener (Azure), `https_redirect = true` in the URL map's `default_url_redirect` (Google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancing-loadbalancer.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listener.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/application_gateway",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_target_http_proxy",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_20", "CKV_AWS_103", "CKV_AWS_2", "CKV_AWS_376", "CKV_AWS_378", "CKV_AZURE_217", "CKV2_GCP_37", "CKV2_GCP_38"]
    trivy   = ["AWS-0054"]
    guard   = ["ELBV2_LISTENER_PROTOCOL_RULE", "ELB_TLS_HTTPS_LISTENERS_ONLY"]
  }

  on "load_balancer_listener" {
    when     = self.http
    require  = !self.plain_http || self.redirects_to_https
    at       = self.protocol
    severity = coalesce(self.plain_tcp, false) ? "low" : self.internal ? "medium" : "high"
    message  = "${self.address} ${coalesce(self.plain_tcp, false) ? "takes connections without TLS" : "serves clients over plain HTTP"}"
  }
}
