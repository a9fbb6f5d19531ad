check "DEL034" {
  name        = "domain-not-locked"
  title       = "A domain can be transferred to another registrar"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "A customer's assets are to leave by its own decision; of the way a domain leaves, a transfer, the lock shows whether it takes one."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "With the domain go web sites, mail and everything that is confirmed by mail. The lock makes the registry refuse a transfer until it is taken off."
  remediation = "Remove `transfer_lock = false`, or set it to `true`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53domains_registered_domain",
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-lock.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_377"]
  }

  on "terraform" "aws_route53domains_registered_domain" {
    require = coalesce(self.transfer_lock, true)
    message = "${self.address} can be transferred to another registrar"
  }
}
