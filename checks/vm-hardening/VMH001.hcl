check "VMH001" {
  name        = "metadata-without-token"
  title       = "Instance metadata is served without a session token"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Accepting requests without a token leaves open an old protocol that the machine does not need, where the control asks that only needed protocols and services are on."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Anybody who can make the machine send one plain HTTP request, through a forged request or an open proxy, can read the credentials of its role. A session token has to be fetched with a PUT request first, which such flaws seldom allow."
  remediation = "Set `http_tokens = \"required\"` in `metadata_options` (Terraform), `MetadataOptions.HttpTokens: required` (CloudFormation); for a SageMaker notebook set the minimum metadata service version to 2, for an Elastic Beanstalk environment the option `DisableIMDSv1` to `true`. Start a spot fleet from a launch template, which has the setting. `aws_ec2_instance_metadata_defaults` sets it for a whole account and region."
  references = [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html",
    "https://docs.aws.amazon.com/linux/al2023/ug/imdsv2.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
    "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_instance_metadata_defaults",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-launchtemplate-metadataoptions.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_79", "CKV_AWS_371"]
    trivy   = ["AWS-0028", "AWS-0130"]
  }

  on "virtual_machine" {
    when    = self.metadata_enabled && self.metadata_tokens != null
    require = self.metadata_tokens == "required" || self.metadata_tokens == "unset" && self.image_requires_tokens
    message = "${self.address} answers metadata requests without a session token"
  }
}
