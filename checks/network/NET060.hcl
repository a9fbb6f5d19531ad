check "NET060" {
  name        = "subnet-without-private-api-access"
  title       = "A subnet has no private way to the provider's services"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The setting shows whether machines reach the provider's services inside the network, or need a way out to the internet for it."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Without it, a machine that only has to store a file or write a log needs a public address or a NAT gateway. Either is also a way out for stolen data."
  remediation = "Set `private_ip_google_access = true`."
  references = [
    "https://cloud.google.com/vpc/docs/private-google-access",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_subnetwork",
  ]
  equivalents = {
    checkov = ["CKV_GCP_74"]
    trivy   = ["GCP-0075"]
  }

  # Only subnets for machines have the setting.
  on "terraform" "google_compute_subnetwork" {
    when = (
      contains(["PRIVATE", "PRIVATE_RFC_1918"], coalesce(self.purpose, "PRIVATE")) &&
      coalesce(self.stack_type, "IPV4_ONLY") != "IPV6_ONLY"
    )
    require = coalesce(self.private_ip_google_access, false)
    message = "${self.address} has no private way to Google's services"
  }
}
