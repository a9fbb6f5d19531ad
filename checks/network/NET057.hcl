check "NET057" {
  name        = "listener-with-weak-ciphers"
  title       = "A load balancer negotiates weak ciphers"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The listener's policy shows whether the encryption of traffic over foreign networks is of a strength that a policy on cryptography accepts today."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Ciphers without forward secrecy open all recorded traffic to whoever gets the key one day; those from before TLS 1.2 rest on broken hashes. No client of the last ten years needs them."
  remediation = "Choose a policy of TLS 1.3 or with `Res` in its name, such as `ssl_policy = \"ELBSecurityPolicy-TLS13-1-2-Res-2021-06\"` (AWS), `SslPolicy` in CloudFormation; set `profile` to `RESTRICTED`, or to `MODERN` with `min_tls_version = \"TLS_1_2\"`; with `CUSTOM`, leave everything that begins with `TLS_RSA_` out of `custom_features` (Google). In `cipher_suites` of an Application Gateway's `ssl_policy` name such as begin with `TLS_ECDHE_` and contain `GCM` (Azure)."
  references = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listener.html",
    "https://cloud.google.com/load-balancing/docs/ssl-policies-concepts",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_ssl_policy",
    "https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/application_gateway",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_74", "CKV_GCP_4", "CKV_AZURE_218"]
  }

  on "load_balancer_listener" {
    deny    = self.weak_ciphers
    message = "${self.address} allows weak ciphers"
  }
}
