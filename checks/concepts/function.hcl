# limited  whether it can take no more than some part of the account's concurrency
# signed   whether code is deployed only if it is signed
concept "function" {
  summary = "A function whose code a platform runs when it is called."

  # -1 is what a function has that shares what no other one has reserved.
  from "terraform" "aws_lambda_function" {
    limited = coalesce(self.reserved_concurrent_executions, -1) != -1
  }
  from "cloudformation" "AWS::Lambda::Function" {
    limited = self.ReservedConcurrentExecutions != null
  }

  # An image is signed and verified in its registry.
  from "terraform" "aws_lambda_function" {
    when = coalesce(self.package_type, "Zip") == "Zip"

    signed = self.code_signing_config_arn != null && !contains(traces(self.code_signing_config_arn), "")
  }
  from "cloudformation" "AWS::Lambda::Function" {
    when = coalesce(self.PackageType, "Zip") == "Zip"

    signed = self.CodeSigningConfigArn != null
  }
}
