check "NET042" {
  name        = "service-outside-virtual-network"
  title       = "A platform for containers or APIs runs outside of the virtual network"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether what the platform runs has its place in the virtual network, whose rules then decide what it may reach and who may reach it."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Outside of the network, what runs there talks to databases and other services over public addresses, so that those have to be open. No rule of the network sees or limits that traffic."
  remediation = "Set `subnet_ids` (Container Instances), `virtual_network_type` with `virtual_network_configuration` (API Management, `sku_name` of the tier Developer or Premium), or a `network` block (Spring Cloud, `sku_name` S0 or E0)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_group",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/api_management",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/spring_cloud_service",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_98", "CKV_AZURE_107", "CKV2_AZURE_23"]
  }

  # `network_profile_id` up to provider 3.x.
  on "terraform" "azurerm_container_group" {
    require = length(coalesce(self.subnet_ids, [])) > 0 || self.network_profile_id != null
    message = "${self.address} runs outside of any virtual network"
  }

  on "terraform" "azurerm_api_management" {
    require = length(list(self.virtual_network_configuration)) > 0 && self.virtual_network_type != "None"
    message = "${self.address} runs outside of any virtual network"
  }

  on "terraform" "azurerm_spring_cloud_service" {
    require = length(list(self.network)) > 0
    message = "${self.address} runs outside of any virtual network"
  }
}
