check "NET103" {
  name        = "function-outside-virtual-network"
  title       = "A function runs outside of the virtual network"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The setting shows whether what the function connects to passes the rules and logs of the virtual network."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Outside of the network a function reaches the whole internet, and databases only if those are public. No security group or flow log sees what it sends. One that calls nothing but the provider's APIs can do without. Functions that CloudFront runs at its edges are not looked at: they cannot be in a network."
  remediation = "Set `vpc_config` with `subnet_ids` and `security_group_ids` (`VpcConfig` in CloudFormation)."
  references = [
    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_117"]
    guard   = ["LAMBDA_INSIDE_VPC"]
  }

  # What CloudFront runs at its edges cannot be in a network. Without subnets and groups the block says nothing.
  on "terraform" "aws_lambda_function" {
    when = length(list(self.vpc_config)) > 0 || length(list(
      linked("aws_cloudfront_distribution", "default_cache_behavior.lambda_function_association.lambda_arn"),
      linked("aws_cloudfront_distribution", "ordered_cache_behavior.lambda_function_association.lambda_arn"),
    )) == 0
    require = length(list(self.vpc_config)) > 0 && !certainly(length(list(
      self.vpc_config.subnet_ids, self.vpc_config.security_group_ids,
    )) == 0)
    message = "${self.address} runs outside of the virtual network"
  }

  # There the version of a function is named, which names the function.
  on "cloudformation" "AWS::Lambda::Function" {
    when = self.VpcConfig != null || !anytrue(flatten([
      for version in linked("AWS::Lambda::Version", "FunctionName") : [
        for distribution in resources("AWS::CloudFront::Distribution") : [
          for named in follow(list(
            distribution.DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations[*].LambdaFunctionARN,
            flatten([
              for behavior in list(distribution.DistributionConfig.CacheBehaviors) :
              behavior.LambdaFunctionAssociations[*].LambdaFunctionARN
            ]),
          )) : named.address == version.address
        ]
      ]
    ]))
    require = self.VpcConfig.SubnetIds != null && !certainly(length(list(self.VpcConfig.SubnetIds)) == 0)
    message = "${self.address} runs outside of the virtual network"
  }
}
