check "NET089" {
  name        = "default-route-to-peer"
  title       = "A default route leads into a peered network"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The route shows whether the coupling of two virtual networks is limited to what they have to say to each other."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A default route into the other network hands it all traffic that has no other way, to read and to answer. The coupling was made for a few addresses; anything beyond them is a way around the boundary."
  remediation = "Write the other network's own range as the destination: `destination_cidr_block` or `cidr_block` (Terraform), `DestinationCidrBlock` (CloudFormation)."
  references = [
    "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_44"]
  }

  on "route_table_entry" {
    when    = self.to_peer
    deny    = is_world(self.destinations)
    message = "${self.address} sends everything without another route into a peered network"
  }
}
