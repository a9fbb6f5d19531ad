check "NET033" {
  name        = "store-with-public-endpoint"
  title       = "A store of objects, images, disks or settings keeps its public endpoint"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart by what they are for; the setting shows whether the store is reached only from inside of the virtual network."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A public endpoint leaves keys, signed links and a list of addresses as all that keeps strangers out, and each of them is changed in a hurry or leaks. Through a private endpoint alone there is nothing on the internet to try them on."
  remediation = "Set `public_network_access_enabled = false` (storage account; container registry, with `sku = \"Premium\"`; disk, snapshot) or `public_network_access = \"Disabled\"` (App Configuration), and reach the store through a private endpoint."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_configuration",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_disk",
    "https://learn.microsoft.com/azure/virtual-machines/disks-enable-private-links-for-import-export-portal",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_59", "CKV_AZURE_139", "CKV_AZURE_185", "CKV_AZURE_251"]
  }

  on "store_endpoint" {
    deny    = self.public
    message = "${self.address} keeps an endpoint on the internet"
  }
}
