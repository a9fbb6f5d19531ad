check "VMH030" {
  name        = "machine-without-key"
  title       = "A Linux machine is given no key to log in with"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Login by key is the hardened way into a Linux machine, and without a key only a password is left."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A machine without a public key can only be entered with the password of its administrator, which stands in the code or its state. A key stays with whoever it belongs to."
  remediation = "Give a public key in `admin_ssh_key`, and leave out `admin_password`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine_scale_set",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_178"]
  }

  on "virtual_machine" {
    require = self.key_login
    message = "${self.address} is given no public key to log in with"
  }
}
