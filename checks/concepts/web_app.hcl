# plain_http                  whether clients may talk to it without TLS
# old_tls                     whether it negotiates TLS 1.0 or 1.1
# public                      whether the internet can reach it
# authenticated               whether the platform asks callers who they are before the code sees a request
# demands_client_certificate  whether a caller has to show a certificate
# plain_ftp                   whether code can be brought there by FTP without TLS
# http2                       whether it speaks HTTP/2
# remote_debugging            whether a debugger may attach to it from outside
# any_origin                  whether scripts of every web site may read what it answers
concept "web_app" {
  summary = "What a platform serves to web clients: a web app, a function, an API gateway, a portal."

  from "terraform" "azurerm_linux_web_app" "azurerm_windows_web_app" "azurerm_linux_web_app_slot" "azurerm_windows_web_app_slot" "azurerm_linux_function_app" "azurerm_windows_function_app" "azurerm_linux_function_app_slot" "azurerm_windows_function_app_slot" "azurerm_function_app_flex_consumption" {
    plain_http = !coalesce(self.https_only, false)
    old_tls    = tonumber(coalesce(self.site_config.minimum_tls_version, "1.2")) < 1.2
    public     = coalesce(self.public_network_access_enabled, true)
    any_origin = contains(list(self.site_config.cors.allowed_origins), "*")
    http2      = coalesce(self.site_config.http2_enabled, false)

    remote_debugging = coalesce(self.site_config.remote_debugging_enabled, false)
  }
  from "terraform" "azurerm_linux_web_app" "azurerm_windows_web_app" "azurerm_linux_web_app_slot" "azurerm_windows_web_app_slot" "azurerm_linux_function_app" "azurerm_windows_function_app" "azurerm_linux_function_app_slot" "azurerm_windows_function_app_slot" {
    plain_ftp = coalesce(self.site_config.ftps_state, "Disabled") == "AllAllowed"
  }
  # A slot is for trying out; who may see it is a question of its network.
  from "terraform" "azurerm_linux_web_app" "azurerm_windows_web_app" "azurerm_linux_function_app" "azurerm_windows_function_app" "azurerm_function_app_flex_consumption" {
    authenticated = coalesce(self.auth_settings_v2.auth_enabled, self.auth_settings.enabled, false)
  }
  from "terraform" "azurerm_linux_web_app" "azurerm_windows_web_app" {
    demands_client_certificate = (
      coalesce(self.client_certificate_enabled, false) && coalesce(self.client_certificate_mode, "Required") == "Required"
    )
  }

  # As they were called up to provider 4.x. What is not said about FTP was left to the service, which allows it.
  from "terraform" "azurerm_app_service" "azurerm_app_service_slot" "azurerm_function_app" "azurerm_function_app_slot" {
    plain_ftp  = coalesce(self.site_config.ftps_state, "AllAllowed") == "AllAllowed"
    http2      = coalesce(self.site_config.http2_enabled, false)
    plain_http = !coalesce(self.https_only, false)
    old_tls    = tonumber(coalesce(self.site_config.min_tls_version, "1.2")) < 1.2
    any_origin = contains(list(self.site_config.cors.allowed_origins), "*")
  }
  from "terraform" "azurerm_app_service" "azurerm_app_service_slot" {
    remote_debugging = coalesce(self.site_config.remote_debugging_enabled, false)
  }
  from "terraform" "azurerm_app_service" "azurerm_function_app" {
    authenticated = coalesce(self.auth_settings.enabled, false)
  }
  from "terraform" "azurerm_app_service" {
    demands_client_certificate = coalesce(self.client_cert_enabled, false)
  }

  # The names with `enable` are those up to provider 4.x.
  from "terraform" "azurerm_api_management" {
    old_tls = anytrue([
      coalesce(self.security.frontend_ssl30_enabled, self.security.enable_frontend_ssl30, false),
      coalesce(self.security.frontend_tls10_enabled, self.security.enable_frontend_tls10, false),
      coalesce(self.security.frontend_tls11_enabled, self.security.enable_frontend_tls11, false),
      coalesce(self.security.backend_ssl30_enabled, self.security.enable_backend_ssl30, false),
      coalesce(self.security.backend_tls10_enabled, self.security.enable_backend_tls10, false),
      coalesce(self.security.backend_tls11_enabled, self.security.enable_backend_tls11, false),
    ])
    public = coalesce(self.public_network_access_enabled, true) && coalesce(self.virtual_network_type, "None") != "Internal"
    demands_client_certificate = coalesce(self.client_certificate_enabled, false) || anytrue([
      for host in list(self.hostname_configuration.proxy) : coalesce(host.negotiate_client_certificate, false)
    ])
  }
  from "terraform" "azurerm_spring_cloud_api_portal" {
    plain_http = !coalesce(self.https_only_enabled, false)
    public     = coalesce(self.public_network_access_enabled, false)
  }
  from "terraform" "azurerm_container_app" {
    when = self.ingress != null

    plain_http = coalesce(self.ingress.allow_insecure_connections, false)
  }

  # A function that nothing calls over HTTP has no HTTP to secure.
  from "terraform" "google_cloudfunctions_function" {
    when = coalesce(self.trigger_http, false)

    plain_http = coalesce(self.https_trigger_security_level, "SECURE_OPTIONAL") != "SECURE_ALWAYS"
  }
  # In the first generation what an event calls has no address of its own, whatever the setting says.
  from "terraform" "google_cloudfunctions_function" {
    when = coalesce(self.trigger_http, false) || length(list(self.event_trigger)) == 0

    public = coalesce(self.ingress_settings, "ALLOW_ALL") == "ALLOW_ALL"
  }
  from "terraform" "google_cloudfunctions2_function" {
    public = coalesce(self.service_config.ingress_settings, "ALLOW_ALL") == "ALLOW_ALL"
  }
  from "terraform" "google_cloud_run_v2_service" {
    public = coalesce(self.ingress, "INGRESS_TRAFFIC_ALL") == "INGRESS_TRAFFIC_ALL"
  }

  # Where no policy is named, the default endpoints of REST APIs begin at TLS 1.0, but for private ones, and so may a domain: of
  # that AWS' documentation says nothing. Other APIs have no older one than 1.2.
  from "terraform" "aws_api_gateway_domain_name" {
    when    = self.security_policy != null || !contains(list(self.endpoint_configuration.types), "PRIVATE")
    old_tls = coalesce(self.security_policy, "TLS_1_0") == "TLS_1_0"
  }
  from "cloudformation" "AWS::ApiGateway::DomainName" {
    when    = self.SecurityPolicy != null || !contains(list(self.EndpointConfiguration.Types), "PRIVATE")
    old_tls = coalesce(self.SecurityPolicy, "TLS_1_0") == "TLS_1_0"
  }
  from "cloudformation" "AWS::ApiGatewayV2::DomainName" {
    for_each = list(self.DomainNameConfigurations)
    old_tls  = coalesce(each.value.SecurityPolicy, "TLS_1_2") == "TLS_1_0"
  }

  from "terraform" "aws_lambda_function_url" {
    any_origin = contains(list(self.cors.allow_origins), "*")
  }
  from "terraform" "aws_apigatewayv2_api" {
    any_origin = contains(list(self.cors_configuration.allow_origins), "*")
  }
  from "cloudformation" "AWS::Lambda::Url" {
    any_origin = contains(list(self.Cors.AllowOrigins), "*")
  }
  from "cloudformation" "AWS::ApiGatewayV2::Api" {
    any_origin = contains(list(self.CorsConfiguration.AllowOrigins), "*")
  }
}
