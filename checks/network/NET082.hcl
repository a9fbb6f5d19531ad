check "NET082" {
  name        = "default-network-kept"
  title       = "A configuration keeps the account's default network"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The resource shows that machines are meant to run in the network that comes with every account, and not in one that was designed to keep them apart."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "The default network has a public subnet in each zone and the same addresses in every account and region. Taken into a configuration it becomes what the next resource is put into."
  remediation = "Make a network of your own (`aws_vpc`) and take `aws_default_vpc` away, with `force_destroy = true` where the default network itself is to go."
  references = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_vpc",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc",
  ]
  equivalents = {
    checkov = ["CKV_AWS_148"]
    trivy   = ["AWS-0101"]
  }

  on "terraform" "aws_default_vpc" {
    deny    = true
    message = "${self.address} keeps the default network in use"
  }
}
