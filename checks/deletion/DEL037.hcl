check "DEL037" {
  name        = "unfinished-uploads-kept"
  title       = "Parts of uploads that were never finished are kept for ever"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Information is to be deleted when it is no longer needed; these parts nobody sees, and no rule removes them."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "An upload in parts that breaks off leaves what it has sent. It is in no listing, is paid for, and holds data that everybody believes was never stored."
  remediation = "Add a rule for the whole bucket with `abort_incomplete_multipart_upload { days_after_initiation = 7 }` (`AbortIncompleteMultipartUpload` in CloudFormation)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_lifecycle_configuration",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-lifecycleconfiguration.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_300"]
  }

  on "terraform" "aws_s3_bucket_lifecycle_configuration" {
    require = anytrue([
      for rule in list(self.rule) : (
        rule.status == "Enabled" && coalesce(rule.abort_incomplete_multipart_upload.days_after_initiation, 0) > 0 &&
        (rule.filter.prefix == null || rule.filter.prefix == "") && (rule.prefix == null || rule.prefix == "") &&
        length(list(rule.filter.tag, rule.filter.and)) == 0
      )
    ])
    message = "${self.address} keeps parts of unfinished uploads for ever"
  }

  on "cloudformation" "AWS::S3::Bucket" {
    when = self.LifecycleConfiguration != null
    require = anytrue([
      for rule in list(self.LifecycleConfiguration.Rules) : (
        rule.Status == "Enabled" && coalesce(rule.AbortIncompleteMultipartUpload.DaysAfterInitiation, 0) > 0 &&
        (rule.Prefix == null || rule.Prefix == "") && rule.TagFilters == null
      )
    ])
    message = "${self.address} keeps parts of unfinished uploads for ever"
  }
}
