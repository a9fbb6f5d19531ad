# filtered  whether a web application firewall looks at what comes in
concept "web_entry_point" {
  summary = "Where requests from web clients come into the network: an application gateway, a front door."

  from "terraform" "azurerm_application_gateway" {
    filtered = (
      coalesce(self.waf_configuration.enabled, false) || self.firewall_policy_id != null ||
      (
        length(list(self.http_listener)) > 0 &&
        alltrue([for listener in list(self.http_listener) : listener.firewall_policy_id != null])
      )
    )
  }
  from "terraform" "azurerm_frontdoor" {
    for_each = self.frontend_endpoint

    filtered = each.value.web_application_firewall_policy_link_id != null
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
}
