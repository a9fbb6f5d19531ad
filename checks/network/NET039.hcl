check "NET039" {
  name        = "packets-forwarded"
  title       = "A machine may pass on traffic that is not its own"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows which machines of the virtual network act as routers between its parts, and so where its boundaries can be passed."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A machine that forwards can be made a bridge between networks that are meant to be apart, and can send packets in the name of others. Firewalls and NAT appliances need it; nothing else does."
  remediation = "Leave `ip_forwarding_enabled` (Azure), `can_ip_forward` (Google) off and `source_dest_check` (AWS), `SourceDestCheck` (CloudFormation) on, except on a machine that is meant to route."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_interface",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine_scale_set",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
    "https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_118", "CKV_GCP_36"]
    trivy   = ["AZU-0075", "GCP-0043"]
  }

  on "network_interface" {
    deny    = self.forwards_traffic
    message = "${self.address} may pass on traffic that is not its own"
  }
}
