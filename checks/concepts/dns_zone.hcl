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

  from "terraform" "aws_route53_zone" {
    when = length(list(self.vpc)) == 0

    signed = anytrue([
      for signing in linked("aws_route53_hosted_zone_dnssec", "hosted_zone_id") : coalesce(signing.signing_status, "SIGNING") == "SIGNING"
    ])
  }
  from "cloudformation" "AWS::Route53::HostedZone" {
    when = length(list(self.VPCs)) == 0

    signed = length(linked("AWS::Route53::DNSSEC", "HostedZoneId")) > 0
  }
}
