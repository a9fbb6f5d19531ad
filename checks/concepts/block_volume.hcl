# Azure and Google encrypt every disk at rest, whatever the code says. On Azure `encryption_settings` is about
# encryption within the machine, and could be there to turn that off up to provider 3.x.
#
# A volume made from a snapshot takes the snapshot's encryption, which the code does not show:
# `encrypted` is unknown there, unless it is given. Where an account encrypts new volumes by default, it encrypts
# all in that region, whatever they say themselves.

concept "block_volume" {
  summary = "A disk of its own that virtual machines keep data on, or an image that disks are made from."

  from "terraform" "aws_ebs_volume" {
    encrypted = (
      coalesce(self.encrypted, self.snapshot_id != null ? not_scanned("the snapshot that it is made from") : false) ||
      anytrue([for d in beside("aws_ebs_encryption_by_default") : coalesce(d.enabled, true) && d.certain])
    )
    device = "the volume"
  }
  # An image is no new volume: it has what it is registered with.
  from "terraform" "aws_ami" {
    for_each = list(self.ebs_block_device)
    encrypted = coalesce(
      each.value.encrypted,
      each.value.snapshot_id != null ? not_scanned("the snapshot that it is made from") : false,
    )
    device = "device ${coalesce(each.value.device_name, each.key)} of the image"
  }
  from "terraform" "aws_ami_copy" {
    encrypted = (
      coalesce(self.encrypted, false) ||
      anytrue([for d in beside("aws_ebs_encryption_by_default") : coalesce(d.enabled, true) && d.certain])
    )
    device = "the copy of the image"
  }

  from "terraform" "azurerm_managed_disk" {
    encrypted = coalesce(self.encryption_settings.enabled, true)
    device    = "the disk"
  }

  from "cloudformation" "AWS::EC2::Volume" {
    encrypted = coalesce(
      self.Encrypted,
      self.SnapshotId != null || self.SourceVolumeId != null ? not_scanned("the snapshot or volume that it is made from") : false,
    )
    device = "the volume"
  }
}
