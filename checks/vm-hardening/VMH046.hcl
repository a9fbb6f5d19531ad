check "VMH046" {
  name        = "registry-without-quarantine"
  title       = "A registry hands out images before anything has looked at them"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Quarantine holds an image back until it was scanned, so that machines run only what was checked."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "What is pushed can be pulled at once, also when a scanner finds minutes later what is in it. In quarantine only the scanner can pull it."
  remediation = "Set `quarantine_policy_enabled = true` (SKU `Premium`), and have a scanner release what is good."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry",
    "https://github.com/Azure/acr/tree/main/docs/preview/quarantine",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_166"]
  }

  on "container_registry" {
    require = self.quarantined
    message = "${self.address} hands out images before anything has looked at them"
  }
}
