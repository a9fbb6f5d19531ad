check "VMH037" {
  name        = "cluster-without-policy-addon"
  title       = "A cluster runs without the add-on that holds its pods to policies"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The policy add-on is what holds workloads to a hardened configuration, whoever deploys them."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Without a policy the cluster runs whatever somebody with access writes, privileged pods too. The add-on refuses or reports what your policies forbid."
  remediation = "Set `azure_policy_enabled = true`, and assign the policies. Where another admission controller does this, suppress the finding and say which."
  references = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster",
    "https://learn.microsoft.com/azure/governance/policy/concepts/policy-for-kubernetes",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_116"]
    trivy   = ["AZU-0066"]
  }

  # A block in `addon_profile` up to provider 2.x.
  on "terraform" "azurerm_kubernetes_cluster" {
    require = coalesce(self.azure_policy_enabled, self.addon_profile.azure_policy.enabled, false)
    message = "${self.address} runs without the policy add-on"
  }
}
