# every      the ARN, as a pattern, that takes all of its kind
# tags       its tags, with those that the provider gives it by default. Only a plan has `tags_all`
# snapshots  whether something else makes copies that would do: of volumes the lifecycle manager. File systems have no
#            such thing; DEL020 asks of them, and of all that would do there.
concept "backup_candidate" {
  summary = "A store that a plan of AWS Backup can select."

  from "terraform" "aws_rds_cluster" {
    every     = "^([*]|arn:[^:]*:rds:[^:]*:[^:]*:(cluster:)?[*])$"
    snapshots = false
    tags      = coalesce(self.tags_all, merge(default_tags(), self.tags))
  }
  from "terraform" "aws_ebs_volume" {
    every = "^([*]|arn:[^:]*:ec2:[^:]*:[^:]*:(volume/)?[*])$"
    snapshots = anytrue(flatten([
      for policy in resources("aws_dlm_lifecycle_policy") : [
        for key, value in coalesce(policy.policy_details.target_tags, {}) : coalesce(self.tags_all, merge(default_tags(), self.tags))[key] == value
      ]
    ]))
    tags = coalesce(self.tags_all, merge(default_tags(), self.tags))
  }
  from "terraform" "aws_efs_file_system" {
    every = "^([*]|arn:[^:]*:elasticfilesystem:[^:]*:[^:]*:(file-system/)?[*])$"
    tags  = coalesce(self.tags_all, merge(default_tags(), self.tags))
  }
  from "cloudformation" "AWS::RDS::DBCluster" {
    every     = "^([*]|arn:[^:]*:rds:[^:]*:[^:]*:(cluster:)?[*])$"
    snapshots = false
    tags      = { for tag in list(self.Tags) : tag.Key => tag.Value }
  }
  from "cloudformation" "AWS::EC2::Volume" {
    every     = "^([*]|arn:[^:]*:ec2:[^:]*:[^:]*:(volume/)?[*])$"
    snapshots = false
    tags      = { for tag in list(self.Tags) : tag.Key => tag.Value }
  }
  from "cloudformation" "AWS::EFS::FileSystem" {
    every = "^([*]|arn:[^:]*:elasticfilesystem:[^:]*:[^:]*:(file-system/)?[*])$"
    tags  = { for tag in list(self.FileSystemTags) : tag.Key => tag.Value }
  }
}
