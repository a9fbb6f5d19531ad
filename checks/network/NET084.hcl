check "NET084" {
  name        = "classic-security-group"
  title       = "A security group is for a network that no longer exists"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The group shows rules for EC2-Classic, the network in which customers were not kept apart by networks of their own."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "AWS turned EC2-Classic off in 2022, and these groups with it: what they are to keep out is not kept out by them. A configuration that still has them is believed to have rules that are nowhere."
  remediation = "Replace it by an `aws_security_group` (`AWS::EC2::SecurityGroup`) that the database, cache or warehouse names in its list of VPC security groups."
  references = [
    "https://aws.amazon.com/blogs/aws/ec2-classic-is-retiring-heres-how-to-prepare/",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-clustersecuritygroup.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-securitygroup.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_196", "CKV_AWS_198"]
    trivy   = ["AWS-0085"]
  }

  # They went with version 5.0 of the provider.
  on "terraform" "aws_db_security_group" "aws_elasticache_security_group" "aws_redshift_security_group" {
    deny    = true
    message = "${self.address} is a group of EC2-Classic"
  }

  on "cloudformation" "AWS::RDS::DBSecurityGroup" "AWS::ElastiCache::SecurityGroup" "AWS::Redshift::ClusterSecurityGroup" {
    deny    = true
    message = "${self.address} is a group of EC2-Classic"
  }
}
