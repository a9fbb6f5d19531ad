check "NET030" {
  name        = "web-app-without-tls"
  title       = "A web app, function or portal serves clients without TLS"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The setting shows whether what clients exchange with the service is protected while it crosses networks that the customer does not control."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Everybody on the way reads and changes what passes over plain HTTP: passwords, session cookies, the pages themselves. Platforms accept it beside HTTPS unless they are told to redirect."
  remediation = "Set `https_only = true` (App Service, Functions), `https_only_enabled = true` (Spring Cloud API portal), leave `allow_insecure_connections` off in `ingress` (Container Apps), and set `https_trigger_security_level = \"SECURE_ALWAYS\"` (Cloud Functions)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/spring_cloud_api_portal",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_app",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloudfunctions_function",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_14", "CKV_AZURE_70", "CKV_AZURE_153", "CKV_AZURE_161", "CKV2_GCP_10"]
    trivy   = ["AZU-0004", "AZU-0072"]
  }

  on "web_app" {
    deny    = self.plain_http
    message = "${self.address} answers clients over plain HTTP"
  }
}
