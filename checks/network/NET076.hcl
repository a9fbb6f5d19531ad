check "NET076" {
  name        = "security-group-rule-without-description"
  title       = "A rule of a security group does not say what it is for"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The description shows whether what the rule lets through can be held against what was decided, by somebody who did not write it."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "An address and a port do not tell whether the office, a partner or a test of two years ago is meant. Rules that nobody can explain stay, and each of them is a way in or out."
  remediation = "Write what the rule is for in `description` (Terraform), `Description` (CloudFormation)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_23"]
    trivy   = ["AWS-0124"]
    guard   = ["SECURITY_GROUP_DESCRIPTION_RULE"]
  }

  on "security_group_rule" {
    require = self.described
    message = "A rule of ${self.address} does not say what it is for"
  }
}
