check "DEL002" {
  name        = "key-destroyed-with-resource"
  title       = "Terraform may destroy an encryption key"
  controls    = { "27017:2015" = ["CLD.8.1.5", "10.1.2"], "27017:2026" = ["8.10", "8.24"] }
  because     = "With a key everything that it encrypts is deleted; this attribute shows whether a change to the code is enough to do that."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "To destroy a Cloud KMS key is to schedule all its versions for destruction; the name stays and cannot be used again. A key that is renamed or moved in the code is destroyed like one that nobody needs."
  remediation = "Add `lifecycle { prevent_destroy = true }`, or set `deletion_policy = \"PREVENT\"` where the provider knows it."
  references = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key",
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
    "https://cloud.google.com/kms/docs/destroy-restore",
  ]
  equivalents = {
    checkov = ["CKV_GCP_82"]
  }

  on "terraform" "google_kms_crypto_key" {
    require = coalesce(self.lifecycle.prevent_destroy, false) || coalesce(self.deletion_policy, "DELETE") != "DELETE"
    message = "${self.address} and all its versions are destroyed when it leaves the code"
  }
}
