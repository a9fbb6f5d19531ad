check "NET007" {
  name        = "listener-with-old-tls"
  title       = "A load balancer accepts TLS 1.0 or 1.1"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The listener's policy shows whether the encryption of traffic over foreign networks is of a strength that a policy on cryptography accepts today."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "TLS 1.0 and 1.1 rest on ciphers and hashes that are broken or near it, and the IETF has withdrawn both. As long as the server accepts them, an attacker in between may talk both sides down to them."
  remediation = "Choose a policy that begins at TLS 1.2: `ssl_policy = \"ELBSecurityPolicy-TLS13-1-2-2021-06\"` (AWS), `Reference-Security-Policy` with `ELBSecurityPolicy-TLS-1-2-2017-01` in a policy of type `SSLNegotiationPolicyType` that the listener names (classic load balancer), `policy_name = \"AppGwSslPolicy20220101\"` in `ssl_policy` (Azure), `min_tls_version = \"TLS_1_2\"` in an SSL policy that the proxy names in `ssl_policy` (Google)."
  references = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/load_balancer_policy",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancing-loadbalancer.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
    "https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview",
    "https://cloud.google.com/load-balancing/docs/ssl-policies-concepts",
  ]
  equivalents = {
    checkov = ["CKV_AWS_103", "CKV_AWS_213", "CKV_AZURE_218"]
    trivy   = ["AWS-0047", "GCP-0039"]
    guard   = ["ELBV2_LISTENER_SSL_POLICY_RULE", "ELB_PREDEFINED_SECURITY_POLICY_SSL_CHECK"]
  }

  on "load_balancer_listener" {
    deny    = self.old_tls
    message = "${self.address} accepts clients with TLS 1.0 or 1.1"
  }

  # TLS 1.2 where the interface of 2023-02-01 or a later one made it, TLS 1.0 where an older one did, which the code does
  # not show.
  on "terraform" "azurerm_application_gateway" {
    require  = length(list(self.ssl_policy)) > 0
    severity = "low"
    message  = "${self.address} accepts the TLS versions that were the default when it was made, and may accept TLS 1.0"
  }
}
