check "NET040" {
  name        = "network-policies-without-effect"
  title       = "A Kubernetes cluster does not enforce network policies"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether the separation of workloads that network policies ask for holds at all in the cluster's virtual network."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Network policies are accepted and listed by every cluster, but without an engine nothing enforces them. Each pod then reaches each other, and one broken pod is a place to try all the rest from."
  remediation = "Set `network_policy` to `azure`, `calico` or `cilium` in `network_profile` (AKS), `enabled = true` in `network_policy` or `datapath_provider = \"ADVANCED_DATAPATH\"` (GKE)."
  references = [
    "https://learn.microsoft.com/azure/aks/use-network-policies",
    "https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_7", "CKV_GCP_12"]
    trivy   = ["AZU-0043", "GCP-0056"]
  }

  on "kubernetes_network" {
    require = self.enforces_policies
    message = "${self.address} accepts network policies without enforcing them"
  }
}
