check "NET093" {
  name        = "emr-cluster-open-to-internet"
  title       = "An EMR cluster is behind a security group that admits the whole internet"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The group's rules show whether the machines that compute on the data lie on the inner side of the virtual network."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Hadoop, YARN and Spark were built for trusted networks: most of their ports run whatever they are sent. On the internet they are found within hours, and used for mining or emptied."
  remediation = "Name the networks that need it in the rules of the groups in `ec2_attributes` (`Instances` in CloudFormation), or reach the cluster through a bastion or Session Manager."
  references = [
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-security-groups.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/emr_cluster",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-emr-cluster.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_7"]
  }

  on "terraform" "aws_emr_cluster" {
    deny = anytrue(flatten([
      for id in [
        self.ec2_attributes.emr_managed_master_security_group,
        self.ec2_attributes.emr_managed_slave_security_group,
        self.ec2_attributes.additional_master_security_groups,
        self.ec2_attributes.additional_slave_security_groups,
        ] : [
        for group in follow(id) : [
          for opening in named("internet_opening", group.address) : opening.certain && group.address == opening.name
        ]
      ]
    ]))
    message = "${self.address} is behind a security group that admits the whole internet"
  }

  on "cloudformation" "AWS::EMR::Cluster" {
    deny = anytrue(flatten([
      for id in [
        self.Instances.EmrManagedMasterSecurityGroup,
        self.Instances.EmrManagedSlaveSecurityGroup,
        self.Instances.AdditionalMasterSecurityGroups,
        self.Instances.AdditionalSlaveSecurityGroups,
        ] : [
        for group in follow(id) : [
          for opening in named("internet_opening", group.address) : opening.certain && group.address == opening.name
        ]
      ]
    ]))
    message = "${self.address} is behind a security group that admits the whole internet"
  }
}
