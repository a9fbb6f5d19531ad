# A preflight request of a browser carries no credentials, so that OPTIONS is left out. Of the routes of a WebSocket API only the
# one that connects can ask who it is. A resource policy asks for all methods of a REST API, unless it lets in everybody without
# a condition, and a private API answers nobody before it has one. An API that is named but not in the code is an ordinary one.
#
# authorized  whether a caller has to show who they are, or a key
# validated   whether what a caller sends is held against what the method takes
concept "api_method" {
  summary = "A method or route of an API: what a caller may ask for."

  from "terraform" "aws_api_gateway_method" {
    when = upper(self.http_method) != "OPTIONS"

    authorized = (
      upper(coalesce(self.authorization, "NONE")) != "NONE" || coalesce(self.api_key_required, false) ||
      anytrue(flatten([
        for api in (
          length(resources("aws_api_gateway_rest_api")) == 0 && startswith(join("", traces(self.rest_api_id)), "aws_api_gateway_rest_api.")
          ? [] : follow(self.rest_api_id)
        ) : [
          contains(list(api.endpoint_configuration.types), "PRIVATE"),
          [
            for document in list(api.policy, [
              for apart in resources("aws_api_gateway_rest_api_policy") : apart.policy
              if anytrue([for target in follow(apart.rest_api_id) : target.address == api.address])
            ]) :
            anytrue([for s in policy_statements(document) : s.Effect == "Deny" && s.Condition != null]) || !anytrue([
              for s in policy_statements(document) :
              s.Effect == "Allow" && s.Condition == null && (s.Principal == "*" || contains(list(s.Principal.AWS), "*"))
            ])
          ],
        ]
      ]))
    )
    # A validator that is not in the unit is taken to look at something.
    validated = self.request_validator_id != null && !contains(traces(self.request_validator_id), "") && alltrue([
      for validator in resources("aws_api_gateway_request_validator") :
      coalesce(validator.validate_request_body, false) || coalesce(validator.validate_request_parameters, false)
      if contains(traces(self.request_validator_id), validator.address)
    ])
  }
  from "terraform" "aws_apigatewayv2_route" {
    when = !startswith(coalesce(self.route_key, "ANY /"), "OPTIONS ") && (
      strcontains(coalesce(self.route_key, "ANY /"), " ") || self.route_key == "$connect" ||
      (self.route_key == "$default" && (
        length(resources("aws_apigatewayv2_api")) == 0 && startswith(join("", traces(self.api_id)), "aws_apigatewayv2_api.") ||
        !anytrue([for api in follow(self.api_id) : api.protocol_type == "WEBSOCKET"])
      ))
    )

    authorized = coalesce(self.authorization_type, "NONE") != "NONE" || coalesce(self.api_key_required, false)
  }
  from "cloudformation" "AWS::ApiGateway::Method" {
    when = upper(self.HttpMethod) != "OPTIONS"

    authorized = (
      coalesce(self.AuthorizationType, "NONE") != "NONE" || coalesce(self.ApiKeyRequired, false) ||
      anytrue(flatten([
        for api in follow(self.RestApiId) : [
          contains(list(api.EndpointConfiguration.Types), "PRIVATE"),
          api.Policy != null && (
            anytrue([for s in policy_statements(api.Policy) : s.Effect == "Deny" && s.Condition != null]) || !anytrue([
              for s in policy_statements(api.Policy) :
              s.Effect == "Allow" && s.Condition == null && (s.Principal == "*" || contains(list(s.Principal.AWS), "*"))
            ])
          ),
        ]
      ]))
    )
    validated  = self.RequestValidatorId != null
  }
  from "cloudformation" "AWS::ApiGatewayV2::Route" {
    when = !startswith(coalesce(self.RouteKey, "ANY /"), "OPTIONS ") && (
      strcontains(coalesce(self.RouteKey, "ANY /"), " ") || self.RouteKey == "$connect" ||
      (self.RouteKey == "$default" && !anytrue([for api in follow(self.ApiId) : api.ProtocolType == "WEBSOCKET"]))
    )

    authorized = coalesce(self.AuthorizationType, "NONE") != "NONE" || coalesce(self.ApiKeyRequired, false)
  }
}
