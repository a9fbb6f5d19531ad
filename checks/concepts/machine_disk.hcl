# A disk made from a snapshot takes the snapshot's encryption, which the code does not show:
# `encrypted` is unknown there, unless it is given. Where an account encrypts new volumes by default, it encrypts
# all in that region, whatever they say themselves.
#
# The root device of a machine that a template launches is judged with the template.

concept "machine_disk" {
  summary = "A disk that a virtual machine is started with."

  from "terraform" "aws_instance" "aws_spot_instance_request" {
    encrypted = (self.root_block_device.encrypted == null && self.launch_template != null
      ? anytrue([
        for t in follow(list(self.launch_template.id, self.launch_template.name)) : !strcontains(t.address, "data.aws_launch_template.")
      ]) ? null : not_scanned("the launch template")
      : coalesce(self.root_block_device.encrypted, false) ||
      anytrue([for d in beside("aws_ebs_encryption_by_default") : coalesce(d.enabled, true) && d.certain])
    )
    device = "the root device"
  }
  from "terraform" "aws_launch_configuration" {
    encrypted = (
      coalesce(self.root_block_device.encrypted, false) ||
      anytrue([for d in beside("aws_ebs_encryption_by_default") : coalesce(d.enabled, true) && d.certain])
    )
    device = "the root device"
  }
  from "terraform" "aws_instance" "aws_spot_instance_request" "aws_launch_configuration" {
    for_each = [for d in list(self.ebs_block_device) : d if !coalesce(d.no_device, false)]
    encrypted = (
      coalesce(each.value.encrypted, each.value.snapshot_id != null ? not_scanned("the snapshot that it is made from") : false) ||
      anytrue([for d in beside("aws_ebs_encryption_by_default") : coalesce(d.enabled, true) && d.certain])
    )
    device = "device ${coalesce(each.value.device_name, each.key)}"
  }
  from "terraform" "aws_spot_fleet_request" {
    for_each = self.launch_specification

    encrypted = (
      coalesce(each.value.root_block_device.encrypted, false) ||
      anytrue([for d in beside("aws_ebs_encryption_by_default") : coalesce(d.enabled, true) && d.certain])
    )
    device = "the root device"
  }
  from "terraform" "aws_spot_fleet_request" {
    for_each = flatten([for machine in list(self.launch_specification) : list(machine.ebs_block_device)])

    encrypted = (
      coalesce(each.value.encrypted, each.value.snapshot_id != null ? not_scanned("the snapshot that it is made from") : false) ||
      anytrue([for d in beside("aws_ebs_encryption_by_default") : coalesce(d.enabled, true) && d.certain])
    )
    device = "device ${coalesce(each.value.device_name, each.key)}"
  }
  from "terraform" "aws_launch_template" {
    for_each = [for d in list(self.block_device_mappings) : d if d.ebs != null]
    encrypted = (
      coalesce(each.value.ebs.encrypted, each.value.ebs.snapshot_id != null ? not_scanned("the snapshot that it is made from") : false) ||
      anytrue([for d in beside("aws_ebs_encryption_by_default") : coalesce(d.enabled, true) && d.certain])
    )
    device = "device ${coalesce(each.value.device_name, each.key)}"
  }
  from "cloudformation" "AWS::EC2::Instance" "AWS::AutoScaling::LaunchConfiguration" {
    for_each = [for d in list(self.BlockDeviceMappings) : d if d.Ebs != null]
    encrypted = coalesce(each.value.Ebs.Encrypted, each.value.Ebs.SnapshotId != null ? not_scanned("the snapshot that it is made from") : false)
    device = "device ${coalesce(each.value.DeviceName, each.key)}"
  }
  from "cloudformation" "AWS::EC2::SpotFleet" {
    for_each = [
      for d in flatten([for machine in list(self.SpotFleetRequestConfigData.LaunchSpecifications) : list(machine.BlockDeviceMappings)]) :
      d if d.Ebs != null
    ]
    encrypted = coalesce(each.value.Ebs.Encrypted, each.value.Ebs.SnapshotId != null ? not_scanned("the snapshot that it is made from") : false)
    device    = "device ${coalesce(each.value.DeviceName, each.key)}"
  }
  # Without any mapping the root device is what the image says, which asks for no encryption. With
  # one, only the image knows which of the devices is the root.
  from "cloudformation" "AWS::EC2::Instance" "AWS::AutoScaling::LaunchConfiguration" {
    when      = length(list(self.BlockDeviceMappings)) == 0 && self.LaunchTemplate == null
    encrypted = coalesce(self.BlockDeviceMappings.Ebs.Encrypted, false)
    device    = "the root device"
  }
  from "cloudformation" "AWS::EC2::LaunchTemplate" {
    for_each = [for d in list(self.LaunchTemplateData.BlockDeviceMappings) : d if d.Ebs != null]
    encrypted = coalesce(each.value.Ebs.Encrypted, each.value.Ebs.SnapshotId != null ? not_scanned("the snapshot that it is made from") : false)
    device = "device ${coalesce(each.value.DeviceName, each.key)}"
  }
}
