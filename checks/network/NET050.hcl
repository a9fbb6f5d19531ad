check "NET050" {
  name        = "dns-zone-signed-with-sha1"
  title       = "A DNS zone is signed with SHA-1"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The algorithm shows whether the signatures on the network's names are of a strength that a policy on cryptography accepts today."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "SHA-1 is broken, and resolvers have begun to treat what it signs as not signed at all. The zone then has the trouble of DNSSEC without its use."
  remediation = "Choose `ecdsap256sha256` or `rsasha256` as `algorithm` in both `default_key_specs`, or leave the block out."
  references = [
    "https://cloud.google.com/dns/docs/dnssec-advanced",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dns_managed_zone",
  ]
  equivalents = {
    checkov = ["CKV_GCP_17"]
    trivy   = ["GCP-0012"]
  }

  on "dns_zone" {
    deny    = self.weak_keys
    message = "${self.address} is signed with SHA-1"
  }
}
