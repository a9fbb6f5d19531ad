check "NET104" {
  name        = "api-stage-without-client-certificate"
  title       = "An API gateway does not show its backend that it is the gateway"
  controls    = { "27017:2015" = ["CLD.13.1.4", "9.1.2"], "27017:2026" = ["8.20", "5.15"] }
  because     = "The certificate shows whether the backend can tell requests that came through the gateway and its rules from those that went around it."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "A backend that everybody reaches cannot know whether the gateway has asked a caller who they are. With a certificate on the gateway's side it can turn away whoever comes without."
  remediation = "Name a certificate in `client_certificate_id` (`ClientCertificateId` in CloudFormation), and have the backend ask for it. Stages whose backends are functions can do without."
  references = [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_stage",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_client_certificate",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_stage",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-stage.html",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_51"]
  }

  on "api_stage" {
    require = self.shows_certificate
    message = "${self.address} does not show its backend that it is the gateway"
  }
}
