# A preflight request of a browser carries no credentials, so that OPTIONS is left out. Of the routes of a WebSocket API only the
# one that connects can ask who it is.
#
# authorized  whether a caller has to show who they are, or a key
# validated   whether what a caller sends is held against what the method takes
concept "api_method" {
  summary = "A method or route of an API: what a caller may ask for."

  from "terraform" "aws_api_gateway_method" {
    when = upper(self.http_method) != "OPTIONS"

    authorized = upper(self.authorization) != "NONE" || coalesce(self.api_key_required, false)
    validated  = self.request_validator_id != null
  }
  from "terraform" "aws_apigatewayv2_route" {
    when = !startswith(self.route_key, "OPTIONS ") && (
      strcontains(self.route_key, " ") || self.route_key == "$connect" ||
      (self.route_key == "$default" && !anytrue([for api in follow(self.api_id) : api.protocol_type == "WEBSOCKET"]))
    )

    authorized = coalesce(self.authorization_type, "NONE") != "NONE" || coalesce(self.api_key_required, false)
  }
  from "cloudformation" "AWS::ApiGateway::Method" {
    when = upper(self.HttpMethod) != "OPTIONS"

    authorized = coalesce(self.AuthorizationType, "NONE") != "NONE" || coalesce(self.ApiKeyRequired, false)
    validated  = self.RequestValidatorId != null
  }
  from "cloudformation" "AWS::ApiGatewayV2::Route" {
    when = !startswith(self.RouteKey, "OPTIONS ") && (
      strcontains(self.RouteKey, " ") || self.RouteKey == "$connect" ||
      (self.RouteKey == "$default" && !anytrue([for api in follow(self.ApiId) : api.ProtocolType == "WEBSOCKET"]))
    )

    authorized = coalesce(self.AuthorizationType, "NONE") != "NONE" || coalesce(self.ApiKeyRequired, false)
  }
}
