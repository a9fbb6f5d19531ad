check "NET070" {
  name        = "api-method-without-authorization"
  title       = "An API method asks callers neither who they are nor for a key"
  controls    = { "27017:2015" = ["CLD.13.1.4", "9.1.2"], "27017:2026" = ["8.20", "5.15"] }
  because     = "The method's setting shows whether a service in the network can be used before anybody has said who they are, where access to network services is to be for those authorised."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Whoever finds the address of the API, and scanners do, may call such a method: what is behind it does its work for anybody and pays for it. Code behind the gateway that asks by itself is one forgotten line from not asking."
  remediation = "Set `authorization` to `AWS_IAM`, `CUSTOM` or `COGNITO_USER_POOLS`, or `api_key_required = true` (REST), `authorization_type` to `JWT`, `AWS_IAM` or `CUSTOM` (HTTP, WebSocket); `AuthorizationType` in CloudFormation. For a public method, say so in an ignore with a reason."
  references = [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_route",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_59", "CKV_AWS_309", "CKV2_AWS_70"]
    trivy   = ["AWS-0004"]
    guard   = ["API_GW_METHOD_AUTHORIZATION_TYPE_RULE"]
  }

  on "api_method" {
    require = self.authorized
    message = "${self.address} asks callers neither who they are nor for a key"
  }
}
