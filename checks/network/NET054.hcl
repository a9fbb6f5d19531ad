check "NET054" {
  name        = "web-app-without-authentication"
  title       = "A web app does not have callers authenticated by the platform"
  controls    = { "27017:2015" = ["CLD.13.1.4", "9.1.2"], "27017:2026" = ["8.20", "5.15"] }
  because     = "The setting shows whether a service in the network can be used before anybody has said who they are, where access to network services is to be for those authorised."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Without it, each request reaches the code, and a route that forgot to ask is open to all. With it the platform turns strangers away first; a public site, or one that asks by itself, can do without."
  remediation = "Set `auth_enabled = true` in `auth_settings_v2`, or `enabled = true` in `auth_settings`. For a public site, say so in an ignore with a reason."
  references = [
    "https://learn.microsoft.com/azure/app-service/overview-authentication-authorization",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_13", "CKV_AZURE_56"]
    trivy   = ["AZU-0003"]
  }

  on "web_app" {
    require = self.authenticated
    message = "${self.address} leaves it to its code to ask callers who they are"
  }
}
