check "NET058" {
  name        = "cdn-refuses-tls"
  title       = "A content delivery network refuses TLS"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The setting shows whether viewers have any protected way to the service over networks that the customer does not control."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "With HTTPS turned off, nobody can ask for the protected version even who wants to. Everything goes in the clear, and everybody on the way may change it."
  remediation = "Leave `is_https_allowed` on and give each custom domain a `cdn_managed_https` or `user_managed_https` block (Azure CDN), or put `Https` into `supported_protocols` (Azure Front Door)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_endpoint",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_frontdoor_route",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_198", "CKV_AZURE_200"]
  }

  on "cdn" {
    require = self.offers_tls
    message = "${self.address} refuses TLS"
  }
}
