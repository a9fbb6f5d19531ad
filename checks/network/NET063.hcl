check "NET063" {
  name        = "every-origin-allowed"
  title       = "A web app, function or API answers scripts of every web site"
  controls    = { "27017:2015" = ["CLD.13.1.4", "9.1.2"], "27017:2026" = ["8.20", "5.15"] }
  because     = "The list of origins shows whether other sites may use the service through the browsers of those who are inside the network."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A browser inside the network reads internal pages for any site that its user happens to open, if the service says that every origin may. The firewall sees nothing but its own user."
  remediation = "List the sites that need it, without `*`: `allowed_origins` of `cors` (Azure), `allow_origins` of `cors` (Lambda) or of `cors_configuration` (API Gateway), `AllowOrigins` (CloudFormation)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function_url",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_api",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-url-cors.html",
    "https://learn.microsoft.com/azure/app-service/app-service-web-tutorial-rest-api",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_75", "CKV_AZURE_57", "CKV_AZURE_62"]
  }

  on "web_app" {
    deny    = self.any_origin
    message = "${self.address} answers scripts of every web site"
  }
}
