check "VMH059" {
  name        = "group-with-launch-configuration"
  title       = "A group starts its machines from a launch configuration"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A launch configuration lacks newer settings of hardening, such as those of metadata and volumes, that a launch template has."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Amazon adds nothing to launch configurations any more, new accounts cannot make them, and one that is used cannot be changed. What a hardened machine needs is in launch templates."
  remediation = "Replace `launch_configuration` by `launch_template` or `mixed_instances_policy` (`LaunchConfigurationName` by `LaunchTemplate` or `MixedInstancesPolicy` in CloudFormation)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-autoscalinggroup.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_315"]
  }

  on "terraform" "aws_autoscaling_group" {
    require = length(list(self.launch_template, self.mixed_instances_policy)) > 0
    message = "${self.address} starts its machines from a launch configuration"
  }

  # A group can also be made like an instance that exists.
  on "cloudformation" "AWS::AutoScaling::AutoScalingGroup" {
    require = self.LaunchConfigurationName == null
    message = "${self.address} starts its machines from a launch configuration"
  }
}
