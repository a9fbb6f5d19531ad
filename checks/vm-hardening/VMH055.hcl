check "VMH055" {
  name        = "metadata-beyond-the-machine"
  title       = "Instance metadata is answered beyond the machine itself"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The metadata service is for the machine alone; the limit of hops is what keeps it from the containers and networks behind it."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "With more than one hop an answer also reaches containers in networks of their own, and whatever is routed through the machine. They then get the credentials of its role."
  remediation = "Remove `http_put_response_hop_limit` from `metadata_options` or set it to 1; with an image of Amazon Linux 2023, which is registered with 2, set it (`MetadataOptions.HttpPutResponseHopLimit` in CloudFormation)."
  references = [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_instance_metadata_defaults",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-launchtemplate-metadataoptions.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_341"]
  }

  on "virtual_machine" {
    when    = self.metadata_enabled && self.metadata_hops != null
    require = self.metadata_hops <= 1 && !(self.metadata_hops == 0 && self.image_requires_tokens)
    message = "${self.address} answers metadata requests beyond the machine itself"
  }
}
