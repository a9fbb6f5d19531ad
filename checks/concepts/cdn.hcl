# plain_http       whether viewers may be served without TLS
# offers_tls       whether viewers may be served with TLS
# old_tls          whether viewers may negotiate TLS 1.0 or 1.1
# has_root_object  whether there is something to answer with where no object is asked for
# adds_headers     whether it tells browsers how to treat what it answers
# own_certificate  whether it answers by a name of its own
concept "cdn" {
  summary = "Where a content delivery network meets viewers: a behaviour, an endpoint, a route, a domain."

  from "terraform" "aws_cloudfront_distribution" {
    for_each   = list(self.default_cache_behavior, self.ordered_cache_behavior)
    plain_http = coalesce(each.value.viewer_protocol_policy, "allow-all") == "allow-all"
  }
  # CloudFront's own certificate comes with TLS 1.0, whatever version is written beside it.
  from "terraform" "aws_cloudfront_distribution" {
    old_tls = (
      coalesce(self.viewer_certificate.cloudfront_default_certificate, false) ||
      !matches("^TLSv1[.][23]_", coalesce(self.viewer_certificate.minimum_protocol_version, "TLSv1"))
    )
  }

  from "cloudformation" "AWS::CloudFront::Distribution" {
    for_each   = list(self.DistributionConfig.DefaultCacheBehavior, self.DistributionConfig.CacheBehaviors)
    plain_http = coalesce(each.value.ViewerProtocolPolicy, "allow-all") == "allow-all"
  }
  from "cloudformation" "AWS::CloudFront::Distribution" {
    old_tls = (
      coalesce(self.DistributionConfig.ViewerCertificate.CloudFrontDefaultCertificate, false) ||
      !matches("^TLSv1[.][23]_", coalesce(self.DistributionConfig.ViewerCertificate.MinimumProtocolVersion, "TLSv1"))
    )
  }

  from "terraform" "azurerm_cdn_endpoint" {
    plain_http = coalesce(self.is_http_allowed, true)
    offers_tls = coalesce(self.is_https_allowed, true)
  }
  from "terraform" "azurerm_cdn_frontdoor_route" {
    plain_http = contains(list(self.supported_protocols), "Http") && !coalesce(self.https_redirect_enabled, true)
    offers_tls = contains(list(self.supported_protocols), "Https")
  }
  from "terraform" "azurerm_cdn_endpoint_custom_domain" {
    offers_tls = length(list(self.cdn_managed_https, self.user_managed_https)) > 0
  }
  from "terraform" "azurerm_cdn_endpoint_custom_domain" {
    for_each = list(self.cdn_managed_https, self.user_managed_https)
    old_tls  = coalesce(each.value.tls_version, "TLS12") != "TLS12"
  }
  # `minimum_tls_version` up to provider 4.x.
  from "terraform" "azurerm_cdn_frontdoor_custom_domain" {
    old_tls = coalesce(self.tls.minimum_version, self.tls.minimum_tls_version, "TLS12") != "TLS12"
  }

  from "terraform" "aws_cloudfront_distribution" {
    has_root_object = self.default_root_object != null && self.default_root_object != ""
    adds_headers = (
      self.default_cache_behavior.response_headers_policy_id != null &&
      !contains(traces(self.default_cache_behavior.response_headers_policy_id), "")
    )
    own_certificate = (
      (self.viewer_certificate.acm_certificate_arn != null && !contains(traces(self.viewer_certificate.acm_certificate_arn), "")) ||
      (self.viewer_certificate.iam_certificate_id != null && !contains(traces(self.viewer_certificate.iam_certificate_id), ""))
    )
  }
  from "cloudformation" "AWS::CloudFront::Distribution" {
    has_root_object = self.DistributionConfig.DefaultRootObject != null && self.DistributionConfig.DefaultRootObject != ""
    adds_headers    = self.DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId != null
    own_certificate = (
      self.DistributionConfig.ViewerCertificate.AcmCertificateArn != null ||
      self.DistributionConfig.ViewerCertificate.IamCertificateId != null
    )
  }
}
