# An origin that says nothing of how to connect to it is a bucket.
#
# identified  whether the network shows the bucket who it is, so that the bucket can shut out everybody else
concept "cdn_bucket_origin" {
  summary = "A bucket that a content delivery network takes objects from."

  from "terraform" "aws_cloudfront_distribution" {
    for_each = [for origin in list(self.origin) : origin if length(list(origin.custom_origin_config, origin.vpc_origin_config)) == 0]

    identified = length(follow(list(each.value.origin_access_control_id, each.value.s3_origin_config.origin_access_identity))) > 0 || anytrue([
      for identity in list(each.value.origin_access_control_id, each.value.s3_origin_config.origin_access_identity) : identity != ""
    ])
  }
  from "cloudformation" "AWS::CloudFront::Distribution" {
    for_each = [for origin in list(self.DistributionConfig.Origins) : origin if length(list(origin.CustomOriginConfig, origin.VpcOriginConfig)) == 0]

    identified = length(follow(list(each.value.OriginAccessControlId, each.value.S3OriginConfig.OriginAccessIdentity))) > 0 || anytrue([
      for identity in list(each.value.OriginAccessControlId, each.value.S3OriginConfig.OriginAccessIdentity) : identity != ""
    ])
  }
}
