check "NET051" {
  name        = "web-firewall-off"
  title       = "A web application firewall is turned off"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The setting shows whether the filter in front of web applications is working, or only listed."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "A policy that is turned off is attached, counted and paid for, and looks at nothing. It tends to stay so after the trouble it was turned off for."
  remediation = "Set `enabled = true`, or leave it out, in `policy_settings` (Application Gateway) or in the policy itself (Front Door). To see what it would stop, use `mode = \"Detection\"` instead."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/web_application_firewall_policy",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_frontdoor_firewall_policy",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/frontdoor_firewall_policy",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_122", "CKV_AZURE_123"]
  }

  on "web_firewall_policy" {
    require = self.enabled
    message = "${self.address} is turned off"
  }
}
