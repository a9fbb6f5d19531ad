check "NET059" {
  name        = "pods-outside-address-plan"
  title       = "The addresses of a cluster's pods are not part of the network's plan"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether the addresses of pods are part of the network's plan, so that rules outside of the cluster can name them."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Pods behind translated addresses, or in a range that the service picked, cannot be told apart by the rules of the network, and collide with ranges that somebody else plans later."
  remediation = "Set `network_plugin = \"azure\"` in `network_profile` (AKS); write an `ip_allocation_policy` that names the ranges of pods and services, and no `networking_mode = \"ROUTES\"` (GKE; clusters of Autopilot have no other mode)."
  references = [
    "https://learn.microsoft.com/azure/aks/concepts-network-cni-overview",
    "https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster",
  ]
  equivalents = {
    checkov = ["CKV2_AZURE_29", "CKV_GCP_23"]
    trivy   = ["GCP-0049"]
  }

  on "kubernetes_network" {
    require = self.pods_in_address_plan
    message = "The addresses of the pods of ${self.address} are not part of the network's plan: ${self.how}"
  }
}
