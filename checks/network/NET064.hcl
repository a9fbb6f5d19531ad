check "NET064" {
  name        = "firewall-passes-known-threats"
  title       = "A firewall lets traffic with known attackers through"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The mode shows whether the network's firewall stops what the provider knows to be hostile, or only makes a note of it."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Azure keeps a list of addresses and names that attacks come from and stolen data goes to. In the mode that is the default the firewall writes such connections down and lets them through."
  remediation = "Set `threat_intelligence_mode = \"Deny\"` in the firewall policy, or `threat_intel_mode = \"Deny\"` on a firewall without one. The tier `Basic` can do no more than alert: change `sku` of the policy and `sku_tier` of the firewall to `Standard` first."
  references = [
    "https://learn.microsoft.com/azure/firewall/threat-intel",
    "https://learn.microsoft.com/azure/firewall/basic-features",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/firewall",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/firewall_policy",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_216"]
  }

  # With a policy, the policy says it, whatever stands here: the mode is of firewalls without one.
  on "terraform" "azurerm_firewall" {
    when    = self.firewall_policy_id == null
    require = coalesce(self.threat_intel_mode, "Alert") == "Deny"
    message = "${self.address} lets traffic with known attackers through"
  }

  # What a policy does not say itself it has from its base.
  on "terraform" "azurerm_firewall_policy" {
    when    = self.base_policy_id == null || self.threat_intelligence_mode != null
    require = coalesce(self.threat_intelligence_mode, "Alert") == "Deny"
    message = "${self.address} lets traffic with known attackers through"
  }
}
