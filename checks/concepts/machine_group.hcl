# scanned    whether what its machines are started from, a template or a launch configuration, is in the unit, where it is
#            judged by itself
# asks       what that says of public addresses, where it says anything
# addressed  whether a subnet that its machines are started in gives them public addresses
concept "machine_group" {
  summary = "A group or fleet that starts machines from a template."

  from "terraform" "aws_autoscaling_group" {
    when = length(list(self.launch_template, self.launch_configuration, self.mixed_instances_policy)) > 0

    scanned = anytrue([
      for template in follow(list(
        self.launch_template,
        self.launch_configuration,
        self.mixed_instances_policy.launch_template.launch_template_specification,
      )) : !startswith(template.address, "data.") && !strcontains(template.address, ".data.")
    ])
    asks = concat(
      flatten([
        for template in follow(self.launch_template) : [for nic in list(template.network_interfaces) : list(nic.associate_public_ip_address)]
      ]),
      flatten([
        for template in follow(self.mixed_instances_policy.launch_template.launch_template_specification) : [
          for nic in list(template.network_interfaces) : list(nic.associate_public_ip_address)
        ]
      ]),
      flatten([for configuration in follow(self.launch_configuration) : list(configuration.associate_public_ip_address)]),
    )
    addressed = anytrue([
      for subnet in length(traces(self.vpc_zone_identifier)) > 0 ? follow(self.vpc_zone_identifier) : [] :
      coalesce(subnet.map_public_ip_on_launch, false)
    ])
  }
  from "terraform" "aws_ec2_fleet" {
    for_each = self.launch_template_config

    scanned = anytrue([
      for template in follow(each.value.launch_template_specification) :
      !startswith(template.address, "data.") && !strcontains(template.address, ".data.")
    ])
    asks = flatten([
      for template in follow(each.value.launch_template_specification) : [
        for nic in list(template.network_interfaces) : list(nic.associate_public_ip_address)
      ]
    ])
    addressed = anytrue(flatten([
      for override in list(each.value.override) : [
        for subnet in length(traces(override.subnet_id)) > 0 ? follow(override.subnet_id) : [] : coalesce(subnet.map_public_ip_on_launch, false)
      ]
    ]))
  }
  from "terraform" "aws_spot_fleet_request" {
    for_each = self.launch_template_config

    scanned = anytrue([
      for template in follow(each.value.launch_template_specification) :
      !startswith(template.address, "data.") && !strcontains(template.address, ".data.")
    ])
    asks = flatten([
      for template in follow(each.value.launch_template_specification) : [
        for nic in list(template.network_interfaces) : list(nic.associate_public_ip_address)
      ]
    ])
    addressed = anytrue(flatten([
      for override in list(each.value.overrides) : [
        for subnet in length(traces(override.subnet_id)) > 0 ? follow(override.subnet_id) : [] : coalesce(subnet.map_public_ip_on_launch, false)
      ]
    ]))
  }

  # A group can also be made like an instance that exists.
  from "cloudformation" "AWS::AutoScaling::AutoScalingGroup" {
    when = length(list(self.LaunchTemplate, self.LaunchConfigurationName, self.MixedInstancesPolicy)) > 0

    scanned = length(follow(list(
      self.LaunchTemplate.LaunchTemplateId,
      self.LaunchTemplate.LaunchTemplateName,
      self.LaunchConfigurationName,
      self.MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId,
      self.MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName,
    ))) > 0
    asks = concat(
      flatten([
        for template in follow(list(
          self.LaunchTemplate.LaunchTemplateId,
          self.LaunchTemplate.LaunchTemplateName,
          self.MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId,
          self.MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName,
        )) : [for nic in list(template.LaunchTemplateData.NetworkInterfaces) : list(nic.AssociatePublicIpAddress)]
      ]),
      flatten([for configuration in follow(self.LaunchConfigurationName) : list(configuration.AssociatePublicIpAddress)]),
    )
    addressed = anytrue(flatten([
      for address in traces(self.VPCZoneIdentifier) : [for subnet in named("addressing_subnet", address) : subnet.certain]
    ]))
  }
  from "cloudformation" "AWS::EC2::EC2Fleet" {
    for_each = self.LaunchTemplateConfigs

    scanned = length(follow(list(
      each.value.LaunchTemplateSpecification.LaunchTemplateId,
      each.value.LaunchTemplateSpecification.LaunchTemplateName,
    ))) > 0
    asks = flatten([
      for template in follow(list(
        each.value.LaunchTemplateSpecification.LaunchTemplateId,
        each.value.LaunchTemplateSpecification.LaunchTemplateName,
      )) : [for nic in list(template.LaunchTemplateData.NetworkInterfaces) : list(nic.AssociatePublicIpAddress)]
    ])
    addressed = anytrue(flatten([
      for override in list(each.value.Overrides) : [
        for address in traces(override.SubnetId) : [for subnet in named("addressing_subnet", address) : subnet.certain]
      ]
    ]))
  }
  from "cloudformation" "AWS::EC2::SpotFleet" {
    for_each = self.SpotFleetRequestConfigData.LaunchTemplateConfigs

    scanned = length(follow(list(
      each.value.LaunchTemplateSpecification.LaunchTemplateId,
      each.value.LaunchTemplateSpecification.LaunchTemplateName,
    ))) > 0
    asks = flatten([
      for template in follow(list(
        each.value.LaunchTemplateSpecification.LaunchTemplateId,
        each.value.LaunchTemplateSpecification.LaunchTemplateName,
      )) : [for nic in list(template.LaunchTemplateData.NetworkInterfaces) : list(nic.AssociatePublicIpAddress)]
    ])
    addressed = anytrue(flatten([
      for override in list(each.value.Overrides) : [
        for address in traces(override.SubnetId) : [for subnet in named("addressing_subnet", address) : subnet.certain]
      ]
    ]))
  }
}
