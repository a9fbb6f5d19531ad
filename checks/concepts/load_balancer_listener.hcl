# protocol             how clients connect, where that is written down
# http                 whether clients speak HTTP there, with TLS or without; of a classic load balancer, whether TLS could end there,
#                      as it could for TCP. What TCP carries elsewhere is not known
# plain_http           whether clients may send that without TLS
# plain_tcp            whether that is TCP, which may carry TLS of its own
# redirects_to_https   whether all that it answers there is the address to come back to with TLS
# internal             whether only the virtual network reaches it
# old_tls              whether it negotiates TLS 1.0 or 1.1
# weak_ciphers         whether it negotiates ciphers without forward secrecy, or older than TLS 1.2
# shows_certificate    whether its protocol has one, where `renewed_certificate` is a question
# renewed_certificate  whether it shows a certificate that the provider renews by itself
concept "load_balancer_listener" {
  summary = "What a load balancer listens on, and how it speaks to clients there."

  # A listener without port and protocol belongs to a gateway load balancer; with a port alone, HTTP is the default,
  # and what has a policy speaks TLS.
  from "terraform" "aws_lb_listener" "aws_alb_listener" {
    protocol   = self.protocol
    internal   = anytrue([for balancer in follow(self.load_balancer_arn) : coalesce(balancer.internal, false)])
    http       = (self.protocol != null || self.port != null) && contains(["HTTP", "HTTPS"], upper(coalesce(self.protocol, "HTTP")))
    plain_http = (self.protocol != null || self.port != null) && upper(coalesce(self.protocol, self.ssl_policy == null ? "HTTP" : "HTTPS")) == "HTTP"
    redirects_to_https = (
      anytrue([for action in list(self.default_action) : action.type == "redirect" && action.redirect.protocol == "HTTPS"]) ||
      # One rule for every path leaves nothing to what is done otherwise.
      length(linked("aws_lb_listener_rule", "listener_arn")) == 1 && anytrue([
        for rule in linked("aws_lb_listener_rule", "listener_arn") : rule.action.redirect.protocol == "HTTPS" && alltrue([
          for condition in list(rule.condition) : length(setintersection(list(condition.path_pattern.values), ["*", "/*"])) > 0
        ])
      ])
    )
  }
  from "terraform" "aws_lb_listener" "aws_alb_listener" {
    when = contains(["HTTPS", "TLS"], upper(coalesce(self.protocol, self.ssl_policy == null ? "HTTP" : "HTTPS")))

    old_tls = is_past(supported_until("elb_security_policy", coalesce(self.ssl_policy, "ELBSecurityPolicy-2016-08")))
  }
  # A reference tells what kind of certificate it is, a text its service.
  from "terraform" "aws_lb_listener" "aws_alb_listener" {
    when = contains(["HTTP", "HTTPS", "TLS"], upper(coalesce(self.protocol, "HTTP"))) && self.port != null && !anytrue([
      for action in list(self.default_action) : action.type == "redirect" && action.redirect.protocol == "HTTPS"
    ])

    shows_certificate = upper(coalesce(self.protocol, "HTTP")) != "HTTP"
    renewed_certificate = self.certificate_arn != null && (
      anytrue([for trace in traces(self.certificate_arn) : strcontains(trace, "aws_acm_certificate") || strcontains(trace, ":acm:")]) || (
        !anytrue([for trace in traces(self.certificate_arn) : strcontains(trace, "aws_iam_server_certificate")]) &&
        strcontains(self.certificate_arn, ":acm:")
      )
    )
  }
  from "terraform" "aws_elb" {
    for_each = [for listener in list(self.listener) : listener if contains(["HTTP", "HTTPS", "SSL"], upper(listener.lb_protocol))]

    shows_certificate = upper(each.value.lb_protocol) != "HTTP"
    renewed_certificate = each.value.ssl_certificate_id != null && (
      anytrue([for trace in traces(each.value.ssl_certificate_id) : strcontains(trace, "aws_acm_certificate") || strcontains(trace, ":acm:")]) || (
        !anytrue([for trace in traces(each.value.ssl_certificate_id) : strcontains(trace, "aws_iam_server_certificate")]) &&
        strcontains(each.value.ssl_certificate_id, ":acm:")
      )
    )
  }
  # TLS 1.2 with forward secrecy and nothing that rests on SHA-1.
  from "terraform" "aws_lb_listener" "aws_alb_listener" {
    when = contains(["HTTPS", "TLS"], upper(coalesce(self.protocol, self.ssl_policy == null ? "HTTP" : "HTTPS")))

    weak_ciphers = !matches(
      "^ELBSecurityPolicy-(TLS13-1-3-|TLS13-1-2-(Res-)?(FIPS-)?(PQ-)?20|FS-1-2-Res-)",
      coalesce(self.ssl_policy, "ELBSecurityPolicy-2016-08"),
    )
  }
  from "terraform" "aws_elb" {
    for_each = self.listener

    protocol           = each.value.lb_protocol
    internal           = coalesce(self.internal, false)
    http               = contains(["HTTP", "HTTPS", "TCP", "SSL"], upper(each.value.lb_protocol))
    plain_http         = contains(["HTTP", "TCP"], upper(each.value.lb_protocol))
    plain_tcp          = upper(each.value.lb_protocol) == "TCP"
    redirects_to_https = false
  }

  # Without a policy of its own, a classic load balancer takes one that begins at TLS 1.0. Those that come with it
  # are in the same list.
  from "terraform" "aws_elb" {
    when = anytrue([for listener in list(self.listener) : contains(["HTTPS", "SSL"], upper(listener.lb_protocol))])

    old_tls = length(linked("aws_load_balancer_listener_policy", "load_balancer_name", self.name)) == 0
  }
  from "terraform" "aws_load_balancer_policy" {
    when = self.policy_type_name == "SSLNegotiationPolicyType"

    old_tls = anytrue([
      for attribute in list(self.policy_attribute) : (
        (contains(["Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"], attribute.name) && attribute.value == true) ||
        (attribute.name == "Reference-Security-Policy" && is_past(supported_until("elb_security_policy", attribute.value)))
      )
    ])
  }

  from "cloudformation" "AWS::ElasticLoadBalancingV2::Listener" {
    protocol   = self.Protocol
    internal   = anytrue([for balancer in follow(self.LoadBalancerArn) : balancer.Scheme == "internal"])
    http = contains(["HTTP", "HTTPS"], upper(coalesce(self.Protocol, "HTTP"))) && (
      self.Protocol != null || self.Port != null ||
      anytrue([for balancer in follow(self.LoadBalancerArn) : coalesce(balancer.Type, "application") == "application"])
    )
    plain_http = upper(coalesce(self.Protocol, self.SslPolicy == null ? "HTTP" : "HTTPS")) == "HTTP" && (
      self.Protocol != null || self.Port != null ||
      anytrue([for balancer in follow(self.LoadBalancerArn) : coalesce(balancer.Type, "application") == "application"])
    )
    redirects_to_https = (
      anytrue([for action in list(self.DefaultActions) : action.Type == "redirect" && action.RedirectConfig.Protocol == "HTTPS"]) ||
      # One rule for every path leaves nothing to what is done otherwise.
      length(linked("AWS::ElasticLoadBalancingV2::ListenerRule", "ListenerArn")) == 1 && anytrue([
        for rule in linked("AWS::ElasticLoadBalancingV2::ListenerRule", "ListenerArn") : (
          rule.Actions.RedirectConfig.Protocol == "HTTPS" && alltrue([
            for condition in list(rule.Conditions) : length(setintersection(list(condition.Values, condition.PathPatternConfig.Values), ["*", "/*"])) > 0
          ])
        )
      ])
    )
  }
  # What has a policy speaks TLS.
  from "cloudformation" "AWS::ElasticLoadBalancingV2::Listener" {
    when = contains(["HTTPS", "TLS"], upper(coalesce(self.Protocol, self.SslPolicy == null ? "HTTP" : "HTTPS")))

    old_tls = is_past(supported_until("elb_security_policy", coalesce(self.SslPolicy, "ELBSecurityPolicy-2016-08")))
  }
  # Of the certificates, only those of the certificate service have a validated domain.
  from "cloudformation" "AWS::ElasticLoadBalancingV2::Listener" {
    when = contains(["HTTP", "HTTPS", "TLS"], upper(coalesce(self.Protocol, "HTTP"))) && (self.Protocol != null || self.Port != null) && !anytrue([
      for action in list(self.DefaultActions) : action.Type == "redirect" && action.RedirectConfig.Protocol == "HTTPS"
    ])

    shows_certificate = upper(coalesce(self.Protocol, "HTTP")) != "HTTP"
    renewed_certificate = anytrue([
      for certificate in list(self.Certificates) : (
        anytrue([for made in follow(certificate.CertificateArn) : made.DomainName != null]) ||
        strcontains(coalesce(certificate.CertificateArn, "-"), ":acm:")
      )
    ])
  }
  from "cloudformation" "AWS::ElasticLoadBalancing::LoadBalancer" {
    for_each = [for listener in list(self.Listeners) : listener if contains(["HTTP", "HTTPS", "SSL"], upper(listener.Protocol))]

    shows_certificate = upper(each.value.Protocol) != "HTTP"
    renewed_certificate = each.value.SSLCertificateId != null && (
      anytrue([for made in follow(each.value.SSLCertificateId) : made.DomainName != null]) ||
      strcontains(each.value.SSLCertificateId, ":acm:")
    )
  }
  # What has a policy speaks TLS.
  from "cloudformation" "AWS::ElasticLoadBalancingV2::Listener" {
    when = contains(["HTTPS", "TLS"], upper(coalesce(self.Protocol, self.SslPolicy == null ? "HTTP" : "HTTPS")))

    weak_ciphers = !matches(
      "^ELBSecurityPolicy-(TLS13-1-3-|TLS13-1-2-(Res-)?(FIPS-)?(PQ-)?20|FS-1-2-Res-)",
      coalesce(self.SslPolicy, "ELBSecurityPolicy-2016-08"),
    )
  }
  from "cloudformation" "AWS::ElasticLoadBalancing::LoadBalancer" {
    for_each = [for listener in list(self.Listeners) : listener if contains(["HTTPS", "SSL"], upper(listener.Protocol))]

    old_tls = !anytrue([
      for policy in list(self.Policies) : (
        policy.PolicyType == "SSLNegotiationPolicyType" && contains(list(each.value.PolicyNames), policy.PolicyName) &&
        !anytrue([
          for attribute in list(policy.Attributes) : (
            (contains(["Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"], attribute.Name) && attribute.Value == true) ||
            (attribute.Name == "Reference-Security-Policy" && is_past(supported_until("elb_security_policy", attribute.Value)))
          )
        ])
      )
    ])
  }
  from "cloudformation" "AWS::ElasticLoadBalancing::LoadBalancer" {
    for_each = list(self.Listeners)

    protocol           = each.value.Protocol
    internal           = self.Scheme == "internal"
    http               = contains(["HTTP", "HTTPS", "TCP", "SSL"], upper(each.value.Protocol))
    plain_http         = contains(["HTTP", "TCP"], upper(each.value.Protocol))
    plain_tcp          = upper(each.value.Protocol) == "TCP"
    redirects_to_https = false
  }

  from "terraform" "azurerm_application_gateway" {
    for_each = self.http_listener

    protocol = each.value.protocol
    internal = alltrue([
      for frontend in list(self.frontend_ip_configuration) :
      frontend.name != each.value.frontend_ip_configuration_name || frontend.public_ip_address_id == null
    ])
    http       = true
    plain_http = each.value.protocol == "Http"
    redirects_to_https = anytrue([
      for rule in list(self.request_routing_rule) :
      rule.http_listener_name == each.value.name && anytrue([
        for redirect in list(self.redirect_configuration) :
        redirect.name == rule.redirect_configuration_name && (
          startswith(coalesce(redirect.target_url, "-"), "https://") ||
          anytrue([
            for listener in list(self.http_listener) :
            listener.name == redirect.target_listener_name && listener.protocol == "Https"
          ])
        )
      ])
    ])
  }
  # A listener may have a profile of its own, which for what it does not say has the newest policy.
  from "terraform" "azurerm_application_gateway" {
    for_each = concat(list(self.ssl_policy), flatten([
      for profile in list(self.ssl_profile) : [
        for policy in list(profile.ssl_policy) : policy if policy.policy_name != null || policy.min_protocol_version != null
      ]
    ]))

    old_tls = length(setintersection(list(each.value.disabled_protocols), ["TLSv1_0", "TLSv1_1"])) < 2 && !contains(
      ["AppGwSslPolicy20170401S", "AppGwSslPolicy20220101", "AppGwSslPolicy20220101S", "TLSv1_2", "TLSv1_3"],
      coalesce(each.value.policy_name, each.value.min_protocol_version, "-"),
    )
  }

  # What a policy of its own lists; of those that the provider defines, the ones that `old_tls` accepts are strong.
  from "terraform" "azurerm_application_gateway" {
    for_each = [
      for policy in concat(list(self.ssl_policy), flatten([for profile in list(self.ssl_profile) : list(profile.ssl_policy)])) :
      policy if policy.cipher_suites != null
    ]

    weak_ciphers = anytrue([
      for cipher in list(each.value.cipher_suites) :
      startswith(cipher, "TLS_RSA_") || strcontains(cipher, "_3DES_") || endswith(cipher, "_SHA")
    ])
  }

  # A proxy whose URL map is not at hand cannot be judged. One that forwarding rules lead to is judged at each of them,
  # and inside of a network Google encrypts what passes between machines by itself.
  from "terraform" "google_compute_target_http_proxy" "google_compute_region_target_http_proxy" {
    when = (
      length(follow(self.url_map)) > 0 &&
      length(list(linked("google_compute_forwarding_rule", "target"), linked("google_compute_global_forwarding_rule", "target"))) == 0
    )

    protocol   = self.url_map
    internal   = false
    http       = true
    plain_http = true
    redirects_to_https = alltrue([
      for map in follow(self.url_map) : coalesce(map.default_url_redirect.https_redirect, false)
    ])
  }
  # In a service mesh the proxies beside the programs encrypt.
  from "terraform" "google_compute_forwarding_rule" "google_compute_global_forwarding_rule" {
    when = self.load_balancing_scheme != "INTERNAL_SELF_MANAGED"

    protocol = self.target
    internal = startswith(coalesce(self.load_balancing_scheme, "EXTERNAL"), "INTERNAL")
    http     = anytrue([for proxy in follow(self.target) : strcontains(proxy.address, "_target_http")])
    plain_http = anytrue([for proxy in follow(self.target) : strcontains(proxy.address, "_target_http_proxy.")])
    # Of a map that is missing from the configuration nothing says that it redirects; one that stands elsewhere may.
    redirects_to_https = anytrue(flatten([
      for proxy in follow(self.target) : anytrue([for trace in traces(proxy.url_map) : matches("^(module[.].*[.])?google_compute_(region_)?url_map[.]", trace)])
      ? [for map in follow(proxy.url_map) : strcontains(map.address, "url_map.")]
      : [for known in [certainly(proxy.url_map == null)] : known ? false : not_scanned("the URL map")]
      ])) && alltrue(flatten([
      for proxy in follow(self.target) : [
        for map in follow(proxy.url_map) : coalesce(map.default_url_redirect.https_redirect, false)
        if strcontains(map.address, "url_map.")
      ]
    ]))
  }
  # Google's default policy begins at TLS 1.0. A policy that is named is judged where it stands.
  from "terraform" "google_compute_target_https_proxy" "google_compute_target_ssl_proxy" "google_compute_region_target_https_proxy" {
    old_tls = self.ssl_policy == null
  }
  from "terraform" "google_compute_ssl_policy" "google_compute_region_ssl_policy" {
    old_tls = contains(["TLS_1_0", "TLS_1_1"], coalesce(self.min_tls_version, "TLS_1_0"))
  }
  # The restricted profile has none but those of TLS 1.2 and later, whatever the version says.
  from "terraform" "google_compute_ssl_policy" "google_compute_region_ssl_policy" {
    weak_ciphers = (
      coalesce(self.profile, "COMPATIBLE") == "COMPATIBLE" ||
      (self.profile == "MODERN" && contains(["TLS_1_0", "TLS_1_1"], coalesce(self.min_tls_version, "TLS_1_0"))) ||
      (self.profile == "CUSTOM" && anytrue([for cipher in list(self.custom_features) : startswith(cipher, "TLS_RSA_")]))
    )
  }
}
