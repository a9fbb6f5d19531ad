check "VMH004" {
  name        = "password-login"
  title       = "A Linux machine accepts passwords for logging in"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Login by password is a way into the machine that key login makes unnecessary, and the control asks that what is not needed is closed."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Passwords are guessed by machines day and night and shared between people. A key pair, or the directory, cannot be guessed and can be withdrawn for one person."
  remediation = "Leave out `disable_password_authentication` or set it to `true`, remove `admin_password`, and give a public key in `admin_ssh_key` (in `os_profile_linux_config.ssh_keys` for `azurerm_virtual_machine`)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine_scale_set",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_machine",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_1", "CKV_AZURE_49", "CKV_AZURE_149"]
    trivy   = ["AZU-0039"]
  }

  on "virtual_machine" {
    deny    = self.password_login
    message = "${self.address} lets users log in with a password"
  }
}
