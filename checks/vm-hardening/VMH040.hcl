check "VMH040" {
  name        = "function-without-limit"
  title       = "A function may take all of the concurrency of its account"
  controls    = { "27017:2015" = ["CLD.9.5.2", "12.1.3"], "27017:2026" = ["8.9", "8.6"] }
  because     = "A limit keeps a function within the capacity that was planned for it, a part of its hardened configuration."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A function that is called too often, by a fault or by an attacker, takes the concurrency that every other function of the account and region needs, and runs up the bill."
  remediation = "Set `reserved_concurrent_executions` (`ReservedConcurrentExecutions` in CloudFormation)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html",
    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_115"]
    guard   = ["LAMBDA_CONCURRENCY_CHECK"]
  }

  on "function" {
    require = self.limited
    message = "${self.address} has no limit of concurrency"
  }
}
