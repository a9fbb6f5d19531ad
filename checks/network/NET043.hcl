check "NET043" {
  name        = "backend-without-tls"
  title       = "A gateway or content delivery network speaks to its backend without TLS"
  controls    = { "27017:2015" = ["CLD.13.1.4", "10.1.1"], "27017:2026" = ["8.20", "8.24"] }
  because     = "The backend's protocol shows whether traffic stays protected on the way from the edge to the servers, which crosses the provider's network."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "TLS that ends at the gateway leaves the last part of the way open: whoever sits in that network reads passwords and tokens that everybody believes protected. A backend on the internet makes it worse."
  remediation = "Set `protocol = \"HTTPS\"` on the target group, `origin_protocol_policy = \"https-only\"` on the origin (AWS; `Protocol`, `OriginProtocolPolicy` in CloudFormation); write `https://` in `url` (API Management), `protocol = \"Https\"` in `backend_http_settings` (Application Gateway), `tls_enabled = true` (Spring Cloud app, where the service has `sku_name` S0 or E0)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-customoriginconfig.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/api_management_backend",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/application_gateway",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/spring_cloud_app",
  ]
  equivalents = {
    checkov = ["CKV2_AWS_72", "CKV_AWS_378", "CKV2_AZURE_55", "CKV_AZURE_215"]
  }

  on "backend_connection" {
    deny    = self.plain
    at      = self.protocol
    message = "${self.address} speaks to its backend without TLS"
  }
}
