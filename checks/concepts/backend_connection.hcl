# protocol  how the backend is spoken to, where that is written down
# plain     whether that is without TLS
concept "backend_connection" {
  summary = "What a gateway, load balancer or platform router sends on to the servers behind it."

  from "terraform" "azurerm_api_management_backend" {
    protocol = self.url
    plain    = startswith(lower(self.url), "http://")
  }
  from "terraform" "azurerm_application_gateway" {
    for_each = self.backend_http_settings

    protocol = each.value.protocol
    plain    = each.value.protocol == "Http"
  }
  # The basic tier has no end-to-end TLS.
  from "terraform" "azurerm_spring_cloud_app" {
    when = !anytrue([for service in follow(self.service_name) : service.sku_name == "B0"])

    protocol = self.tls_enabled
    plain    = !coalesce(self.tls_enabled, false)
  }
}
