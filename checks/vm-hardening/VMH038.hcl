check "VMH038" {
  name        = "old-http-version"
  title       = "A web app speaks only an old version of HTTP"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The protocols that an app speaks are part of its hardened configuration, and this attribute shows that it is left with an old one."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "HTTP/2 has one way of framing a request, so that proxies and the app do not take different parts of it for the next one. It also is faster."
  remediation = "Set `site_config { http2_enabled = true }`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/windows_web_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_18", "CKV_AZURE_67"]
    trivy   = ["AZU-0005"]
  }

  on "web_app" {
    require = self.http2
    message = "${self.address} does not speak HTTP/2"
  }
}
