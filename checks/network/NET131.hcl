check "NET131" {
  name        = "firewall-without-policy"
  title       = "A firewall has no policy"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "A policy is where the rules of all firewalls of the virtual networks are kept alike, and the setting shows whether there is one."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Intrusion prevention, TLS inspection and filtering by the whole address exist in firewall policies only. Rules in the firewall itself are kept for each one apart, and drift."
  remediation = "Set `firewall_policy_id` to an `azurerm_firewall_policy`, and move the rule collections of the firewall there."
  references = [
    "https://learn.microsoft.com/azure/firewall-manager/policy-overview",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/firewall",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/firewall_policy",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_219"]
  }

  on "terraform" "azurerm_firewall" {
    require = self.firewall_policy_id != null
    message = "${self.address} has no policy, and so no intrusion prevention"
  }
}
