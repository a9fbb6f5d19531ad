check "NET087" {
  name        = "cdn-bucket-without-identity"
  title       = "A content delivery network fetches from a bucket as anybody would"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether the bucket can be closed to all but the network in front of it, so that nobody goes around its rules."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A distribution without an identity can read only what everybody can read, so that the bucket has to be public. Its filter, its logs and its limits by country then hold for those who do not know the bucket's name."
  remediation = "Set `origin_access_control_id`, or `origin_access_identity` in `s3_origin_config`, on the origin (`OriginAccessControlId`, `S3OriginConfig` in CloudFormation), and admit only that in the bucket's policy."
  references = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_origin_access_control",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-origin.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_46"]
    guard   = ["CLOUDFRONT_ORIGIN_ACCESS_IDENTITY_ENABLED"]
  }

  on "cdn_bucket_origin" {
    require = self.identified
    message = "${self.address} fetches from a bucket as anybody would"
  }
}
