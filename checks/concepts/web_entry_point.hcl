# filtered      whether a web application firewall looks at what comes in
# blocks_log4j  whether that has a working rule against lookups of Log4j
concept "web_entry_point" {
  summary = "Where requests from web clients come into the network: a load balancer, a gateway, a distribution."

  # A policy that is not in the unit is taken to be on.
  from "terraform" "azurerm_application_gateway" {
    filtered = (
      coalesce(self.waf_configuration.enabled, false) ||
      (
        self.firewall_policy_id != null &&
        alltrue([
          for policy in resources("azurerm_web_application_firewall_policy") : coalesce(policy.policy_settings.enabled, true)
          if contains(traces(self.firewall_policy_id), policy.address)
        ])
      ) ||
      (
        length(list(self.http_listener)) > 0 &&
        alltrue([
          for listener in list(self.http_listener) : (
            listener.firewall_policy_id != null &&
            alltrue([
              for policy in resources("azurerm_web_application_firewall_policy") : coalesce(policy.policy_settings.enabled, true)
              if contains(traces(listener.firewall_policy_id), policy.address)
            ])
          )
        ])
      )
    )
  }
  from "terraform" "azurerm_frontdoor" {
    for_each = self.frontend_endpoint

    filtered = (
      each.value.web_application_firewall_policy_link_id != null &&
      alltrue([
        for policy in resources("azurerm_frontdoor_firewall_policy") : coalesce(policy.enabled, true)
        if contains(traces(each.value.web_application_firewall_policy_link_id), policy.address)
      ])
    )
  }
  # Where every route keeps away from it, nobody comes in at the endpoint's own name.
  from "terraform" "azurerm_cdn_frontdoor_endpoint" {
    when = anytrue(concat(
      [length(linked("azurerm_cdn_frontdoor_route", "cdn_frontdoor_endpoint_id")) == 0],
      [for route in linked("azurerm_cdn_frontdoor_route", "cdn_frontdoor_endpoint_id") : coalesce(route.link_to_default_domain, true)],
    ))

    filtered = length(linked(
      "azurerm_cdn_frontdoor_security_policy",
      "security_policies.firewall.association.domain.cdn_frontdoor_domain_id",
    )) > 0
  }
  from "terraform" "azurerm_cdn_frontdoor_custom_domain" {
    filtered = length(linked(
      "azurerm_cdn_frontdoor_security_policy",
      "security_policies.firewall.association.domain.cdn_frontdoor_domain_id",
    )) > 0
  }

  # Requests from inside are not those of strangers.
  from "terraform" "aws_lb" "aws_alb" {
    when = coalesce(self.load_balancer_type, "application") == "application" && !coalesce(self.internal, false)

    filtered = length(concat(
      linked("aws_wafv2_web_acl_association", "resource_arn"),
      linked("aws_wafregional_web_acl_association", "resource_arn"),
    )) > 0
  }
  # An API that is named but not in the code is an ordinary one.
  from "terraform" "aws_api_gateway_stage" {
    when = (
      length(resources("aws_api_gateway_rest_api")) == 0 && startswith(join("", traces(self.rest_api_id)), "aws_api_gateway_rest_api.") ||
      !anytrue([for api in follow(self.rest_api_id) : contains(list(api.endpoint_configuration.types), "PRIVATE")])
    )

    filtered = length(concat(
      linked("aws_wafv2_web_acl_association", "resource_arn"),
      linked("aws_wafregional_web_acl_association", "resource_arn"),
    )) > 0
  }
  from "terraform" "aws_appsync_graphql_api" {
    when = coalesce(self.visibility, "GLOBAL") == "GLOBAL"

    filtered = length(linked("aws_wafv2_web_acl_association", "resource_arn")) > 0
  }
  from "terraform" "aws_cloudfront_distribution" {
    filtered = self.web_acl_id != null && !contains(traces(self.web_acl_id), "")
  }
  from "cloudformation" "AWS::ElasticLoadBalancingV2::LoadBalancer" {
    when = coalesce(self.Type, "application") == "application" && coalesce(self.Scheme, "internet-facing") != "internal"

    filtered = length(concat(
      linked("AWS::WAFv2::WebACLAssociation", "ResourceArn"),
      linked("AWS::WAFRegional::WebACLAssociation", "ResourceArn"),
    )) > 0
  }
  from "cloudformation" "AWS::ApiGateway::Stage" {
    when = !anytrue([for api in follow(self.RestApiId) : contains(list(api.EndpointConfiguration.Types), "PRIVATE")])

    filtered = length(concat(
      linked("AWS::WAFv2::WebACLAssociation", "ResourceArn"),
      linked("AWS::WAFRegional::WebACLAssociation", "ResourceArn"),
    )) > 0
  }
  from "cloudformation" "AWS::AppSync::GraphQLApi" {
    when = coalesce(self.Visibility, "GLOBAL") == "GLOBAL"

    filtered = length(linked("AWS::WAFv2::WebACLAssociation", "ResourceArn")) > 0
  }
  from "cloudformation" "AWS::CloudFront::Distribution" {
    filtered = (
      length(follow(self.DistributionConfig.WebACLId)) > 0 ||
      (self.DistributionConfig.WebACLId != null && self.DistributionConfig.WebACLId != "")
    )
  }

  # What the access list is like. One that is not in the unit could hold the rule.
  from "terraform" "aws_lb" "aws_alb" "aws_api_gateway_stage" "aws_appsync_graphql_api" {
    when = length(linked("aws_wafv2_web_acl_association", "resource_arn")) > 0

    blocks_log4j = anytrue(flatten([
      for association in linked("aws_wafv2_web_acl_association", "resource_arn") : concat(
        [for acl in follow(association.web_acl_arn) : startswith(acl.address, "data.") || strcontains(acl.address, ".data.") ? not_scanned("the access list") : anytrue(named("web_firewall_policy", acl.address)[*].blocks_log4j)],
        [for missing in [association.web_acl_arn] : not_scanned("the access list") if length(follow(missing)) == 0],
      )
    ]))
  }
  from "terraform" "aws_cloudfront_distribution" {
    when = length(follow(self.web_acl_id)) > 0 || (self.web_acl_id != null && self.web_acl_id != "")

    blocks_log4j = anytrue(concat(
      [for acl in follow(self.web_acl_id) : startswith(acl.address, "data.") || strcontains(acl.address, ".data.") ? not_scanned("the access list") : anytrue(named("web_firewall_policy", acl.address)[*].blocks_log4j)],
      [for missing in [self.web_acl_id] : not_scanned("the access list") if length(follow(missing)) == 0],
    ))
  }
  from "cloudformation" "AWS::ElasticLoadBalancingV2::LoadBalancer" "AWS::ApiGateway::Stage" "AWS::AppSync::GraphQLApi" {
    when = length(linked("AWS::WAFv2::WebACLAssociation", "ResourceArn")) > 0

    blocks_log4j = anytrue(flatten([
      for association in linked("AWS::WAFv2::WebACLAssociation", "ResourceArn") : concat(
        [for acl in follow(association.WebACLArn) : anytrue(named("web_firewall_policy", acl.address)[*].blocks_log4j)],
        [for missing in [association.WebACLArn] : not_scanned("the access list") if length(follow(missing)) == 0],
      )
    ]))
  }
  from "cloudformation" "AWS::CloudFront::Distribution" {
    when = (
      length(follow(self.DistributionConfig.WebACLId)) > 0 ||
      (self.DistributionConfig.WebACLId != null && self.DistributionConfig.WebACLId != "")
    )

    blocks_log4j = anytrue(concat(
      [for acl in follow(self.DistributionConfig.WebACLId) : anytrue(named("web_firewall_policy", acl.address)[*].blocks_log4j)],
      [for missing in [self.DistributionConfig.WebACLId] : not_scanned("the access list") if length(follow(missing)) == 0],
    ))
  }
}
