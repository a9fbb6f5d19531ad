check "NET105" {
  name        = "network-acl-without-subnet"
  title       = "A network access list is in force nowhere"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The list of subnets shows whether the filter that was written for the virtual network is in use."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "An access list without a subnet filters nothing, while its rules look as if they did. The subnets it was written for keep the default list, which lets everything through."
  remediation = "Name the subnets in `subnet_ids`, or add an `aws_network_acl_association` (`AWS::EC2::SubnetNetworkAclAssociation` in CloudFormation)."
  references = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_association",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetnetworkaclassociation.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_1"]
  }

  on "terraform" "aws_network_acl" {
    require = length(coalesce(self.subnet_ids, [])) > 0 || length(linked("aws_network_acl_association", "network_acl_id")) > 0
    message = "${self.address} is in force in no subnet"
  }

  on "cloudformation" "AWS::EC2::NetworkAcl" {
    require = length(linked("AWS::EC2::SubnetNetworkAclAssociation", "NetworkAclId")) > 0
    message = "${self.address} is in force in no subnet"
  }
}
