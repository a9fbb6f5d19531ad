check "NET061" {
  name        = "subnet-without-private-api-access-ipv6"
  title       = "A subnet has no private way to the provider's services over IPv6"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The setting shows whether machines with IPv6 reach the provider's services inside the network, or need a way out to the internet for it."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Each protocol has a switch of its own. A subnet that is closed for IPv4 and forgotten for IPv6 keeps a need for public addresses, and with it a way out."
  remediation = "Set `private_ipv6_google_access` to `ENABLE_OUTBOUND_VM_ACCESS_TO_GOOGLE`, or to `ENABLE_BIDIRECTIONAL_ACCESS_TO_GOOGLE`, where `stack_type` has IPv6."
  references = [
    "https://cloud.google.com/vpc/docs/private-google-access",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_subnetwork",
  ]
  equivalents = {
    checkov = ["CKV_GCP_76"]
  }

  on "terraform" "google_compute_subnetwork" {
    when = (
      contains(["PRIVATE", "PRIVATE_RFC_1918"], coalesce(self.purpose, "PRIVATE")) &&
      contains(["IPV4_IPV6", "IPV6_ONLY"], coalesce(self.stack_type, "IPV4_ONLY"))
    )
    require = startswith(coalesce(self.private_ipv6_google_access, "DISABLE_GOOGLE_ACCESS"), "ENABLE_")
    message = "${self.address} has no private way to Google's services over IPv6"
  }
}
