check "NET097" {
  name        = "cdn-without-root-object"
  title       = "A content delivery network has nothing to answer with at its root"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The setting shows whether the edge of the network answers a request for nothing in particular by what was meant, or by what the origin makes of it."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Asked for the bare address, the origin is asked for its root: a bucket that lists its contents then lists them to everybody. A page of one's own takes that answer's place."
  remediation = "Set `default_root_object`, for example to `index.html` (`DefaultRootObject` in CloudFormation)."
  references = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-distributionconfig.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_305"]
    guard   = ["CLOUDFRONT_DEFAULT_ROOT_OBJECT_CONFIGURED"]
  }

  on "cdn" {
    require = self.has_root_object
    message = "${self.address} has nothing to answer with at its root"
  }
}
