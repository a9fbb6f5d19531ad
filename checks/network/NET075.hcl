check "NET075" {
  name        = "security-group-without-description"
  title       = "A security group does not say what it is for"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The description shows whether what the group lets through can be held against what was decided, by somebody who did not write it."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A group whose purpose nobody knows is never tightened and never taken away, because something may depend on it. A sentence costs nothing when the group is made and much later."
  remediation = "Write what the group is for in `description` (Terraform, which writes `Managed by Terraform` otherwise), `GroupDescription` or `Description` (CloudFormation)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-clustersecuritygroup.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-securitygroup.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_23"]
    trivy   = ["AWS-0049", "AWS-0083", "AWS-0099"]
    guard   = ["SECURITY_GROUP_DESCRIPTION_RULE"]
  }

  on "security_group" {
    require = self.described
    message = "${self.address} does not say what it is for"
  }
}
