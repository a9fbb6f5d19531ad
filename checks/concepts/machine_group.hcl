# named      what its machines are started from: the ids and names of templates and launch configurations, null where it has
#            none
# addressed  whether a subnet that they are started in gives them public addresses
concept "machine_group" {
  summary = "A group or fleet that starts machines from a template."

  from "terraform" "aws_autoscaling_group" {
    when = self.launch_template != null || self.launch_configuration != null || self.mixed_instances_policy != null

    named = [
      self.launch_template.id,
      self.launch_template.name,
      self.mixed_instances_policy.launch_template.launch_template_specification.launch_template_id,
      self.mixed_instances_policy.launch_template.launch_template_specification.launch_template_name,
      self.launch_configuration,
    ]
    addressed = anytrue([
      for subnet in length(traces(self.vpc_zone_identifier)) > 0 ? follow(self.vpc_zone_identifier) : [] :
      coalesce(subnet.map_public_ip_on_launch, false)
    ])
  }
  from "terraform" "aws_ec2_fleet" {
    for_each = self.launch_template_config

    named = [
      each.value.launch_template_specification.launch_template_id,
      each.value.launch_template_specification.launch_template_name,
    ]
    addressed = anytrue(flatten([
      for override in list(each.value.override) : [
        for subnet in length(traces(override.subnet_id)) > 0 ? follow(override.subnet_id) : [] : coalesce(subnet.map_public_ip_on_launch, false)
      ]
    ]))
  }
  from "terraform" "aws_spot_fleet_request" {
    for_each = self.launch_template_config

    named = [each.value.launch_template_specification.id, each.value.launch_template_specification.name]
    addressed = anytrue(flatten([
      for override in list(each.value.overrides) : [
        for subnet in length(traces(override.subnet_id)) > 0 ? follow(override.subnet_id) : [] : coalesce(subnet.map_public_ip_on_launch, false)
      ]
    ]))
  }

  # A group can also be made like an instance that exists.
  from "cloudformation" "AWS::AutoScaling::AutoScalingGroup" {
    when = self.LaunchTemplate != null || self.LaunchConfigurationName != null || self.MixedInstancesPolicy != null

    named = [
      self.LaunchTemplate.LaunchTemplateId,
      self.LaunchTemplate.LaunchTemplateName,
      self.MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId,
      self.MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName,
      self.LaunchConfigurationName,
    ]
    addressed = anytrue(flatten([
      for address in traces(self.VPCZoneIdentifier) : [for subnet in named("addressing_subnet", address) : subnet.certain]
    ]))
  }
  from "cloudformation" "AWS::EC2::EC2Fleet" {
    for_each = self.LaunchTemplateConfigs

    named = [
      each.value.LaunchTemplateSpecification.LaunchTemplateId,
      each.value.LaunchTemplateSpecification.LaunchTemplateName,
    ]
    addressed = anytrue(flatten([
      for override in list(each.value.Overrides) : [
        for address in traces(override.SubnetId) : [for subnet in named("addressing_subnet", address) : subnet.certain]
      ]
    ]))
  }
  from "cloudformation" "AWS::EC2::SpotFleet" {
    for_each = self.SpotFleetRequestConfigData.LaunchTemplateConfigs

    named = [
      each.value.LaunchTemplateSpecification.LaunchTemplateId,
      each.value.LaunchTemplateSpecification.LaunchTemplateName,
    ]
    addressed = anytrue(flatten([
      for override in list(each.value.Overrides) : [
        for address in traces(override.SubnetId) : [for subnet in named("addressing_subnet", address) : subnet.certain]
      ]
    ]))
  }
}
