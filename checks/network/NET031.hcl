check "NET031" {
  name        = "web-app-with-old-tls"
  title       = "A web app, function or API gateway negotiates TLS 1.0 or 1.1"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The setting shows whether the encryption of traffic over foreign networks is of a strength that a policy on cryptography accepts today."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "TLS 1.0 and 1.1 rest on ciphers and hashes that are broken or near it, and the IETF has withdrawn both. As long as one side accepts them, an attacker in between may talk both sides down to them."
  remediation = "Set `minimum_tls_version = \"1.2\"` in `site_config`, `min_tls_version` in the older App Service resources, or leave it out; take the `frontend_` and `backend_` settings for SSL 3.0, TLS 1.0 and TLS 1.1 out of `security` (API Management); set `security_policy = \"TLS_1_2\"`, or a `SecurityPolicy_TLS13_` one, on the domain (API Gateway; `SecurityPolicy` in CloudFormation)."
  references = [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_domain_name",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-domainname.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/api_management",
  ]
  equivalents = {
    checkov = ["CKV_AWS_206", "CKV_AZURE_15", "CKV_AZURE_145", "CKV_AZURE_154", "CKV_AZURE_173"]
    trivy   = ["AZU-0006", "AWS-0005", "AWS-0112"]
    guard   = ["API_GW_DOMAIN_DENY_NON_TLS_TRAFFIC"]
  }

  on "web_app" {
    deny    = self.old_tls
    message = "${self.address} negotiates TLS below 1.2"
  }
}
