check "VMH049" {
  name        = "remote-debugging-on"
  title       = "A debugger may attach to a web app from outside"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Remote debugging is a service for developers that an app in use does not need, and the control asks that such services are off."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "The debugger reads and changes everything in the process: passwords, sessions, code. It opens ports of its own for that."
  remediation = "Remove `site_config { remote_debugging_enabled = true }`, or set it to `false`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/windows_web_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/windows_function_app",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_72", "CKV_AZURE_155"]
  }

  on "web_app" {
    deny    = self.remote_debugging
    message = "A debugger may attach to ${self.address} from outside"
  }
}
