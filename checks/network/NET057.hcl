check "NET057" {
  name        = "listener-with-weak-ciphers"
  title       = "A load balancer negotiates weak ciphers"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The listener's policy shows whether the encryption of traffic over foreign networks is of a strength that a policy on cryptography accepts today."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Ciphers without forward secrecy open all recorded traffic to whoever gets the key one day; those from before TLS 1.2 rest on broken hashes. No client of the last ten years needs them."
  remediation = "Set `profile` to `RESTRICTED`, or to `MODERN` with `min_tls_version = \"TLS_1_2\"`; with `CUSTOM`, leave everything that begins with `TLS_RSA_` out of `custom_features`."
  references = [
    "https://cloud.google.com/load-balancing/docs/ssl-policies-concepts",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_ssl_policy",
  ]
  equivalents = {
    checkov = ["CKV_GCP_4"]
  }

  on "load_balancer_listener" {
    deny    = self.weak_ciphers
    message = "${self.address} allows weak ciphers"
  }
}
