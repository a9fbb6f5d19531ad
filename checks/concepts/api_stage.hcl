# shows_certificate  whether the gateway proves to its backend that it is the gateway
concept "api_stage" {
  summary = "A deployed stage of an API."

  from "terraform" "aws_api_gateway_stage" {
    shows_certificate = self.client_certificate_id != null && !contains(traces(self.client_certificate_id), "")
  }
  # HTTP APIs have no such setting.
  from "terraform" "aws_apigatewayv2_stage" {
    when = (
      (self.client_certificate_id != null && !contains(traces(self.client_certificate_id), "")) ||
      anytrue([for api in follow(self.api_id) : api.protocol_type == "WEBSOCKET"])
    )

    shows_certificate = self.client_certificate_id != null && !contains(traces(self.client_certificate_id), "")
  }
  from "cloudformation" "AWS::ApiGateway::Stage" {
    shows_certificate = self.ClientCertificateId != null
  }
  from "cloudformation" "AWS::ApiGatewayV2::Stage" {
    when = anytrue([for api in follow(self.ApiId) : api.ProtocolType == "WEBSOCKET"])

    shows_certificate = self.ClientCertificateId != null
  }
}
