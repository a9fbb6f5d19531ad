check "NET062" {
  name        = "web-app-without-client-certificates"
  title       = "A web app or API gateway does not ask clients for a certificate"
  controls    = { "27017:2015" = ["CLD.13.1.4", "9.1.2"], "27017:2026" = ["8.20", "5.15"] }
  because     = "The setting shows whether the service can be used by systems that were given a certificate alone, where access to network services is to be for those authorised."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A password or key can be copied out of a log; a private key that stays on the client cannot. Between systems of your own a certificate costs little; for a public site it is out of place."
  remediation = "Where clients are systems of your own, set `client_certificate_enabled = true` with `client_certificate_mode = \"Required\"` (App Service; `client_cert_enabled` in the older resource), `client_certificate_enabled = true` (API Management, Consumption tier) or `negotiate_client_certificate = true` in `proxy` of `hostname_configuration`."
  references = [
    "https://learn.microsoft.com/azure/app-service/app-service-web-configure-tls-mutual-auth",
    "https://learn.microsoft.com/azure/api-management/api-management-howto-mutual-certificates-for-clients",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/api_management",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_17", "CKV_AZURE_152"]
    trivy   = ["AZU-0001"]
  }

  on "web_app" {
    require = self.demands_client_certificate
    message = "${self.address} does not ask clients for a certificate"
  }
}
