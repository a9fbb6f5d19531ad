# signed     whether resolvers can tell its answers from forged ones
# weak_keys  whether a key that signs it uses SHA-1
concept "dns_zone" {
  summary = "A public zone of the domain name system."

  # A private zone is answered from inside of the network and cannot be signed.
  from "terraform" "google_dns_managed_zone" {
    when = coalesce(self.visibility, "public") == "public"

    signed    = contains(["on", "transfer"], coalesce(self.dnssec_config.state, "off"))
    weak_keys = anytrue([for key in list(self.dnssec_config.default_key_specs) : key.algorithm == "rsasha1"])
  }
}
