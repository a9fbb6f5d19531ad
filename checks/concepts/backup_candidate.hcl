# every  the ARN, as a pattern, that takes all of its kind
# tags   its tags, with those that the provider gives it by default. Only a plan has `tags_all`
concept "backup_candidate" {
  summary = "A store that a plan of AWS Backup can select."

  from "terraform" "aws_rds_cluster" {
    every = "^([*]|arn:[^:]*:rds:[^:]*:[^:]*:(cluster:)?[*])$"
    tags  = coalesce(self.tags_all, merge(default_tags(), self.tags))
  }
  from "terraform" "aws_ebs_volume" {
    every = "^([*]|arn:[^:]*:ec2:[^:]*:[^:]*:(volume/)?[*])$"
    tags  = coalesce(self.tags_all, merge(default_tags(), self.tags))
  }
  from "terraform" "aws_efs_file_system" {
    every = "^([*]|arn:[^:]*:elasticfilesystem:[^:]*:[^:]*:(file-system/)?[*])$"
    tags  = coalesce(self.tags_all, merge(default_tags(), self.tags))
  }
  from "cloudformation" "AWS::RDS::DBCluster" {
    every = "^([*]|arn:[^:]*:rds:[^:]*:[^:]*:(cluster:)?[*])$"
    tags  = { for tag in list(self.Tags) : tag.Key => tag.Value }
  }
  from "cloudformation" "AWS::EC2::Volume" {
    every = "^([*]|arn:[^:]*:ec2:[^:]*:[^:]*:(volume/)?[*])$"
    tags  = { for tag in list(self.Tags) : tag.Key => tag.Value }
  }
  from "cloudformation" "AWS::EFS::FileSystem" {
    every = "^([*]|arn:[^:]*:elasticfilesystem:[^:]*:[^:]*:(file-system/)?[*])$"
    tags  = { for tag in list(self.FileSystemTags) : tag.Key => tag.Value }
  }
}
