check "NET018" {
  name        = "subnet-assigns-public-addresses"
  title       = "A subnet gives public addresses to all that starts in it"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether being reachable from the internet is decided for each machine, or befalls whatever is started in this part of the virtual network."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "What starts in such a subnet is on the internet at once, whether anybody meant it or not. A machine that needs a public address can ask for one by name."
  remediation = "Set `map_public_ip_on_launch = false` (Terraform) or `MapPublicIpOnLaunch: false` (CloudFormation), and put a load balancer or an elastic address before what must be public."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/subnet",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_130"]
    trivy   = ["AWS-0164"]
    guard   = ["SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED"]
  }

  on "subnet" {
    deny    = self.assigns_public_addresses
    message = "${self.address} gives a public address to what starts in it"
  }
}
