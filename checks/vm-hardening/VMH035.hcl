check "VMH035" {
  name        = "plain-ftp"
  title       = "Code is brought to a web app by plain FTP"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Plain FTP is an old protocol that the app does not need, where the control asks that only needed protocols are on."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "FTP sends the password of whoever deploys, and the code, readable over the network. Whoever listens can then put a program of their own there."
  remediation = "Set `site_config { ftps_state = \"Disabled\" }`, or `\"FtpsOnly\"`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/windows_web_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app",
    "https://learn.microsoft.com/azure/app-service/deploy-ftp",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_78"]
    trivy   = ["AZU-0071"]
  }

  on "web_app" {
    deny    = self.plain_ftp
    message = "${self.address} takes code by plain FTP"
  }
}
