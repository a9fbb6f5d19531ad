check "NET080" {
  name        = "api-method-without-validation"
  title       = "An API method takes requests without looking at them"
  controls    = { "27017:2015" = ["CLD.13.1.4"], "27017:2026" = ["8.20"] }
  because     = "The validator shows whether malformed requests are turned away where they enter the network."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Without a validator every request reaches the code behind the gateway, whatever is in it. A model and the parameters that are required keep out at the edge what the code was not written for."
  remediation = "Name a validator in `request_validator_id` (`RequestValidatorId` in CloudFormation), and in `request_parameters` and `request_models` what it asks for."
  references = [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_request_validator",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-requestvalidator.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_53"]
  }

  on "api_method" {
    require = self.validated
    message = "${self.address} takes requests without looking at them"
  }
}
