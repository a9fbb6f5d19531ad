# protocol    how the backend is spoken to, where that is written down
# plain       whether that is without TLS, or may be
# speaks_ssl  whether SSL 3.0 will do, if the backend has nothing better
concept "backend_connection" {
  summary = "What a gateway, load balancer or platform router sends on to the servers behind it."

  from "terraform" "azurerm_api_management_backend" {
    protocol = self.url
    # Not in lower case as a whole: the beginning is known also where the rest is not.
    plain = anytrue([for scheme in ["http://", "HTTP://", "Http://"] : startswith(coalesce(self.url, "-"), scheme)])
  }
  from "terraform" "azurerm_application_gateway" {
    for_each = self.backend_http_settings

    protocol = each.value.protocol
    plain    = each.value.protocol == "Http"
  }
  # The basic tier has no end-to-end TLS.
  from "terraform" "azurerm_spring_cloud_app" {
    when = !anytrue([
      for service in resources("azurerm_spring_cloud_service") : service.sku_name == "B0"
      if contains(traces(self.service_name), service.address)
    ])

    protocol = self.tls_enabled
    plain    = !coalesce(self.tls_enabled, false)
  }

  # Other protocols than these carry what they are given.
  from "terraform" "aws_lb_target_group" "aws_alb_target_group" {
    when = contains(["HTTP", "HTTPS"], upper(coalesce(self.protocol, "-")))

    protocol = self.protocol
    plain    = upper(coalesce(self.protocol, "-")) == "HTTP"
  }
  from "cloudformation" "AWS::ElasticLoadBalancingV2::TargetGroup" {
    when = contains(["HTTP", "HTTPS"], upper(coalesce(self.Protocol, "-")))

    protocol = self.Protocol
    plain    = upper(coalesce(self.Protocol, "-")) == "HTTP"
  }
  from "terraform" "aws_cloudfront_distribution" {
    for_each = flatten([for origin in list(self.origin) : list(origin.custom_origin_config)])

    protocol   = each.value.origin_protocol_policy
    plain      = each.value.origin_protocol_policy != "https-only"
    speaks_ssl = contains(list(each.value.origin_ssl_protocols), "SSLv3")
  }
  from "cloudformation" "AWS::CloudFront::Distribution" {
    for_each = flatten([for origin in list(self.DistributionConfig.Origins) : list(origin.CustomOriginConfig)])

    protocol   = each.value.OriginProtocolPolicy
    plain      = each.value.OriginProtocolPolicy != "https-only"
    speaks_ssl = contains(list(each.value.OriginSSLProtocols), "SSLv3")
  }
}
