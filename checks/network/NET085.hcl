check "NET085" {
  name        = "function-url-without-authorization"
  title       = "The URL of a function asks nobody who they are"
  controls    = { "27017:2015" = ["CLD.13.1.4", "9.1.2"], "27017:2026" = ["8.20", "5.15"] }
  because     = "The setting shows whether a service in the network can be used before anybody has said who they are, where access to network services is to be for those authorised."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "The address is on the internet, without a gateway, a firewall or a limit before it. Whoever learns it runs the function with whatever they send, at your expense and with the function's rights."
  remediation = "Set `authorization_type = \"AWS_IAM\"` (`AuthType` in CloudFormation), or put an API gateway or a distribution in front. For a public function, say so in an ignore with a reason."
  references = [
    "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function_url",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-url.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_258"]
  }

  on "terraform" "aws_lambda_function_url" {
    deny    = self.authorization_type == "NONE"
    message = "${self.address} asks nobody who they are"
  }

  on "cloudformation" "AWS::Lambda::Url" {
    deny    = coalesce(self.AuthType, "NONE") == "NONE"
    message = "${self.address} asks nobody who they are"
  }
}
