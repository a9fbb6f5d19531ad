# every       the ARN, as a pattern, that takes all of its kind
# tags        its tags, with those that the provider gives it by default. Only a plan has `tags_all`
# snapshots   the kind that the lifecycle manager of EBS knows it by, whose copies would do; null where it knows no such
#             kind. File systems have no such thing; DEL020 asks of them, and of all that would do there
# volume_type the type of a volume, which that can leave out
# machines    addresses of the machines that it is attached to, with which it is copied; machines have none
concept "backup_candidate" {
  summary = "A store that a plan of AWS Backup can select."

  from "terraform" "aws_rds_cluster" {
    every       = "^([*]|arn:[^:]*:rds:[^:]*:[^:]*:(cluster:)?[*])$"
    snapshots   = null
    volume_type = null
    machines    = []
    tags        = coalesce(self.tags_all, merge(default_tags(), self.tags))
  }
  from "terraform" "aws_ebs_volume" {
    every       = "^([*]|arn:[^:]*:ec2:[^:]*:[^:]*:(volume/)?[*])$"
    snapshots   = "VOLUME"
    volume_type = coalesce(self.type, "gp2")
    machines = flatten([
      for attachment in linked("aws_volume_attachment", "volume_id") : [for machine in follow(attachment.instance_id) : machine.address]
    ])
    tags = coalesce(self.tags_all, merge(default_tags(), self.tags))
  }
  from "terraform" "aws_instance" {
    every       = "^([*]|arn:[^:]*:ec2:[^:]*:[^:]*:(instance/)?[*])$"
    snapshots   = "INSTANCE"
    volume_type = null
    tags        = coalesce(self.tags_all, merge(default_tags(), self.tags))
  }
  from "terraform" "aws_efs_file_system" {
    every = "^([*]|arn:[^:]*:elasticfilesystem:[^:]*:[^:]*:(file-system/)?[*])$"
    tags  = coalesce(self.tags_all, merge(default_tags(), self.tags))
  }
  from "cloudformation" "AWS::RDS::DBCluster" {
    every       = "^([*]|arn:[^:]*:rds:[^:]*:[^:]*:(cluster:)?[*])$"
    snapshots   = null
    volume_type = null
    machines    = []
    tags        = { for tag in list(self.Tags) : tag.Key => tag.Value }
  }
  from "cloudformation" "AWS::EC2::Volume" {
    every       = "^([*]|arn:[^:]*:ec2:[^:]*:[^:]*:(volume/)?[*])$"
    snapshots   = "VOLUME"
    volume_type = coalesce(self.VolumeType, "gp2")
    machines = concat(
      flatten([
        for attachment in linked("AWS::EC2::VolumeAttachment", "VolumeId") : [for machine in follow(attachment.InstanceId) : machine.address]
      ]),
      linked("AWS::EC2::Instance", "Volumes.VolumeId")[*].address,
    )
    tags = { for tag in list(self.Tags) : tag.Key => tag.Value }
  }
  from "cloudformation" "AWS::EC2::Instance" {
    every       = "^([*]|arn:[^:]*:ec2:[^:]*:[^:]*:(instance/)?[*])$"
    snapshots   = "INSTANCE"
    volume_type = null
    tags        = { for tag in list(self.Tags) : tag.Key => tag.Value }
  }
  from "cloudformation" "AWS::EFS::FileSystem" {
    every = "^([*]|arn:[^:]*:elasticfilesystem:[^:]*:[^:]*:(file-system/)?[*])$"
    tags  = { for tag in list(self.FileSystemTags) : tag.Key => tag.Value }
  }
}
