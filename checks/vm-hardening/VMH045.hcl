check "VMH045" {
  name        = "cluster-admits-any-image"
  title       = "A cluster lets in images that nobody has vouched for"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Admitting only images that were signed for keeps the software of the cluster to what was checked."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Whoever can deploy can run any image from anywhere, one with a known flaw or one that was swapped in the registry. Binary Authorization refuses what lacks the attestations that your policy asks for."
  remediation = "Set `binary_authorization { evaluation_mode = \"PROJECT_SINGLETON_POLICY_ENFORCE\" }`, and write the policy."
  references = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/binary_authorization_policy",
    "https://cloud.google.com/binary-authorization/docs/overview",
  ]
  equivalents = {
    checkov = ["CKV_GCP_66"]
  }

  # `enable_binary_authorization` up to provider 4.x; `enabled` is the older of the two in the block.
  on "terraform" "google_container_cluster" {
    require = (
      contains(
        ["PROJECT_SINGLETON_POLICY_ENFORCE", "POLICY_BINDINGS_AND_PROJECT_SINGLETON_POLICY_ENFORCE"],
        self.binary_authorization.evaluation_mode,
      ) ||
      coalesce(self.binary_authorization.enabled, self.enable_binary_authorization, false)
    )
    message = "${self.address} lets in images that nobody has vouched for"
  }
}
