check "VMH054" {
  name        = "unsigned-function-code"
  title       = "A function runs code that nobody has signed"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Deploying only signed code keeps a function to the software that was checked."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "Whoever may update a function, or writes to the bucket that its code comes from, decides what it runs, with all its rights. A signature ties the code to whoever built it."
  remediation = "Set `code_signing_config_arn` (`CodeSigningConfigArn` in CloudFormation) to a configuration whose policy is `Enforce`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_code_signing_config",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html",
    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_272"]
  }

  on "function" {
    require = self.signed
    message = "${self.address} runs code that nobody has signed"
  }
}
