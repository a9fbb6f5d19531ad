# described  whether somebody wrote down what it is for
concept "security_group" {
  summary = "A group of firewall rules for machines or databases."

  # What Terraform writes where nobody did tells nobody anything. The groups of ElastiCache, RDS and Redshift went with provider 5.0.
  from "terraform" "aws_security_group" "aws_elasticache_security_group" "aws_db_security_group" "aws_redshift_security_group" {
    described = coalesce(self.description, "Managed by Terraform") != "Managed by Terraform"
  }
  from "cloudformation" "AWS::EC2::SecurityGroup" "AWS::RDS::DBSecurityGroup" {
    described = self.GroupDescription != null && self.GroupDescription != ""
  }
  from "cloudformation" "AWS::ElastiCache::SecurityGroup" "AWS::Redshift::ClusterSecurityGroup" {
    described = self.Description != null && self.Description != ""
  }
}
