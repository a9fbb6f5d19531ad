check "NET101" {
  name        = "address-not-in-use"
  title       = "A public address belongs to nothing"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The address shows a way in from the internet of which the configuration does not say what it leads to."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "An address that is kept without a machine is paid for, stays in allow lists and DNS records, and is handed to the next machine in haste. Nobody looks after what it leads to."
  remediation = "Attach it by `instance`, `network_interface`, an `aws_eip_association` or the gateway that uses it (`InstanceId`, `AWS::EC2::EIPAssociation` in CloudFormation), or release it."
  references = [
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eip",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eip_association",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eip.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_19"]
  }

  # Machines may take an address for themselves when they start.
  on "terraform" "aws_eip" {
    require = anytrue([
      self.instance != null,
      self.network_interface != null,
      length(linked("aws_eip_association", "allocation_id")) > 0,
      length(linked("aws_eip_association", "public_ip")) > 0,
      length(linked("aws_nat_gateway", "allocation_id")) > 0,
      length(linked("aws_nat_gateway", "secondary_allocation_ids")) > 0,
      length(linked("aws_lb", "subnet_mapping.allocation_id")) > 0,
      length(linked("aws_transfer_server", "endpoint_details.address_allocation_ids")) > 0,
      length(linked("aws_redshift_cluster", "elastic_ip")) > 0,
      length(linked("aws_instance", "user_data")) > 0,
      length(linked("aws_launch_template", "user_data")) > 0,
      used_outside(),
    ])
    message = "${self.address} belongs to nothing"
  }

  on "cloudformation" "AWS::EC2::EIP" {
    require = anytrue([
      self.InstanceId != null,
      length(linked("AWS::EC2::EIPAssociation", "AllocationId")) > 0,
      length(linked("AWS::EC2::EIPAssociation", "EIP")) > 0,
      length(linked("AWS::EC2::NatGateway", "AllocationId")) > 0,
      length(linked("AWS::EC2::NatGateway", "SecondaryAllocationIds")) > 0,
      length(linked("AWS::ElasticLoadBalancingV2::LoadBalancer", "SubnetMappings.AllocationId")) > 0,
      length(linked("AWS::Transfer::Server", "EndpointDetails.AddressAllocationIds")) > 0,
      length(linked("AWS::Redshift::Cluster", "ElasticIp")) > 0,
      length(linked("AWS::EC2::Instance", "UserData")) > 0,
      length(linked("AWS::EC2::LaunchTemplate", "LaunchTemplateData.UserData")) > 0,
      length(linked("AWS::CloudFormation::Stack", "Parameters")) > 0,
      used_outside(),
    ])
    message = "${self.address} belongs to nothing"
  }
}
