check "NET035" {
  name        = "web-app-public"
  title       = "A web app, function or API gateway is reachable from the internet"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether being reachable from the internet was decided for this service, or befell it because the platform does so by itself."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Functions and APIs that only other systems call are published by default. Reached through a private endpoint or a gateway, they need not withstand everybody who scans the internet."
  remediation = "Where clients are your own systems, set `public_network_access_enabled = false` with a private endpoint (Azure; App Service has them in plans from the tier Basic on), `ingress_settings = \"ALLOW_INTERNAL_AND_GCLB\"` or `\"ALLOW_INTERNAL_ONLY\"` (Cloud Functions), `ingress = \"INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER\"` (Cloud Run). For a service that is meant for the public, say so in an ignore with a reason."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/api_management",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/spring_cloud_api_portal",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloudfunctions2_function",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloud_run_v2_service",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_162", "CKV_AZURE_174", "CKV_AZURE_221", "CKV_AZURE_222", "CKV_GCP_124"]
  }

  on "web_app" {
    deny    = self.public
    message = "${self.address} is reachable from the internet"
  }
}
