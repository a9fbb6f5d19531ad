# name  its address in the configuration, or the name that it is given there: by either of them it is referred to
# asks  what it says of public addresses, where it says anything
concept "launch_template" {
  summary = "A template or launch configuration that machines are started from, by each of its names."

  from "terraform" "aws_launch_template" {
    for_each = [self.address, self.name]

    name = each.value
    asks = flatten([for nic in list(self.network_interfaces) : list(nic.associate_public_ip_address)])
  }
  from "terraform" "aws_launch_configuration" {
    for_each = [self.address, self.name]

    name = each.value
    asks = list(self.associate_public_ip_address)
  }
  from "cloudformation" "AWS::EC2::LaunchTemplate" {
    for_each = [self.address, self.LaunchTemplateName]

    name = each.value
    asks = flatten([for nic in list(self.LaunchTemplateData.NetworkInterfaces) : list(nic.AssociatePublicIpAddress)])
  }
  from "cloudformation" "AWS::AutoScaling::LaunchConfiguration" {
    for_each = [self.address, self.LaunchConfigurationName]

    name = each.value
    asks = list(self.AssociatePublicIpAddress)
  }
}
