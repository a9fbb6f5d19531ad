check "NET065" {
  name        = "firewall-without-intrusion-prevention"
  title       = "Intrusion prevention of an Azure firewall is off or only alerts"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The mode shows whether the network's firewall looks into traffic for attacks and stops them."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Rules say who may talk to whom; only intrusion prevention looks at what they say. In alert mode it writes down what it lets through, and where nothing is said there is none."
  remediation = "Set `sku = \"Premium\"` in the policy and in its firewall `sku_tier = \"Premium\"`, and `mode = \"Deny\"` in `intrusion_detection`."
  references = [
    "https://learn.microsoft.com/azure/firewall/premium-features#idps",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/firewall_policy",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_220"]
  }

  # What a policy does not say itself it has from its base.
  on "terraform" "azurerm_firewall_policy" {
    when    = self.base_policy_id == null || self.intrusion_detection != null
    require = coalesce(self.intrusion_detection.mode, "Off") == "Deny"
    message = "${self.address} has no intrusion prevention that stops what it finds"
  }
}
