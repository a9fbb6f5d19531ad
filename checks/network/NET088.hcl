check "NET088" {
  name        = "default-route-to-internet-gateway"
  title       = "A route of a VPC in AWS leads from a subnet straight to the internet"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The route shows which parts of the virtual network have no gateway of the customer's between them and the internet."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "What has a public address in a subnet with such a route is on the internet in both directions. Machines need it only if they serve the public themselves; behind a NAT gateway they get out and nobody gets in."
  remediation = "Lead the default route of all but public subnets to a NAT gateway (`nat_gateway_id`, `NatGatewayId`), an egress-only gateway for IPv6, or a firewall. For a public subnet, say so in an ignore with a reason."
  references = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_35"]
    guard   = ["NO_UNRESTRICTED_ROUTE_TO_IGW"]
  }

  # In Azure and Google Cloud gateways that translate addresses need a default route to the internet themselves.
  on "route_table_entry" {
    when    = self.to_internet_gateway
    deny    = is_world(self.destinations)
    message = "${self.address} leads traffic straight to the internet"
  }
}
