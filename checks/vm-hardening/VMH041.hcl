check "VMH041" {
  name        = "image-of-any-owner"
  title       = "A machine image is chosen by name, whoever published it"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Only an image of a known publisher is a known state to harden a machine from."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Anybody can publish an image under any name. The newest one that matches is taken, so that whoever publishes last decides what the machine runs."
  remediation = "Set `owners` on `data.aws_ami`, to account ids, `self` or `amazon`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ami",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_386"]
    trivy   = ["AWS-0344"]
  }

  on "terraform" "data.aws_ami" {
    when = coalesce(self.most_recent, false)
    require = length(coalesce(self.owners, [])) > 0 || anytrue([
      for filter in list(self.filter) : contains(["owner-id", "owner-alias", "image-id"], filter.name)
    ])
    message = "${self.address} takes the newest image of that name, whoever published it"
  }
}
