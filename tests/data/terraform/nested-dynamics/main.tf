variable "groups" {
  type = map(object({
    priority = number
    rules = list(object({
      name       = string
      action     = optional(string, "count")
      countries  = optional(list(string), [])
      paths      = optional(map(string), {})
      rate_limit = optional(object({ limit = number, key = optional(string, "IP") }))
    }))
  }))
  default = {
    geo = {
      priority = 10
      rules    = [{ name = "block", action = "block", countries = ["KP", "IR"] }]
    }
    admin = {
      priority = 20
      rules = [
        { name = "paths", paths = { exactly = "/admin", starts_with = "/internal" } },
        { name = "limit", action = "block", rate_limit = { limit = 500 } },
      ]
    }
  }
}

locals {
  rules = flatten([
    for group, it in var.groups : [
      for index, rule in it.rules : merge(rule, { id = "${group}-${rule.name}", priority = it.priority + index })
    ]
  ])
}

resource "aws_wafv2_web_acl" "this" {
  name  = "shop"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  dynamic "rule" {
    for_each = { for rule in local.rules : rule.id => rule }
    iterator = each_rule

    content {
      name     = each_rule.key
      priority = each_rule.value.priority

      action {
        dynamic "block" {
          for_each = each_rule.value.action == "block" ? [1] : []
          content {}
        }
        dynamic "count" {
          for_each = each_rule.value.action == "count" ? [1] : []
          content {}
        }
      }

      statement {
        dynamic "geo_match_statement" {
          for_each = length(each_rule.value.countries) > 0 ? [each_rule.value.countries] : []
          content {
            country_codes = geo_match_statement.value
          }
        }

        dynamic "rate_based_statement" {
          for_each = each_rule.value.rate_limit == null ? [] : [each_rule.value.rate_limit]
          iterator = rate
          content {
            limit              = rate.value.limit
            aggregate_key_type = rate.value.key
          }
        }

        dynamic "or_statement" {
          for_each = length(each_rule.value.paths) > 1 ? [each_rule.value.paths] : []
          content {
            dynamic "statement" {
              for_each = or_statement.value
              iterator = path
              content {
                byte_match_statement {
                  positional_constraint = upper(path.key)
                  search_string         = "${path.value}?${each_rule.value.name}&${or_statement.key}"
                  field_to_match {
                    uri_path {}
                  }
                  dynamic "text_transformation" {
                    for_each = ["LOWERCASE", "URL_DECODE"]
                    content {
                      priority = text_transformation.key
                      type     = text_transformation.value
                    }
                  }
                }
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = replace(title(replace(each_rule.key, "-", " ")), " ", "")
        sampled_requests_enabled   = each_rule.value.action != "block"
      }
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "Shop"
    sampled_requests_enabled   = false
  }
}

variable "origins" {
  default = [
    { id = "site", domain = "site.example.com", headers = { X-Key = "1", X-Other = "2" }, s3 = false },
    { id = "store", domain = "store.s3.amazonaws.com", headers = {}, s3 = true },
  ]
}

resource "aws_cloudfront_distribution" "this" {
  for_each = { main = { origins = var.origins, methods = ["GET", "HEAD"] } }
  enabled  = true

  dynamic "origin" {
    for_each = each.value.origins
    iterator = it
    content {
      origin_id   = "${each.key}-${it.value.id}"
      domain_name = it.value.domain

      dynamic "custom_header" {
        for_each = it.value.headers
        iterator = it
        content {
          name  = it.key
          value = it.value
        }
      }

      dynamic "custom_origin_config" {
        for_each = it.value.s3 ? toset([]) : toset(["once"])
        content {
          http_port              = 80
          https_port             = 443
          origin_protocol_policy = it.key == 0 ? "https-only" : "http-only"
          origin_ssl_protocols   = ["TLSv1.2"]
        }
      }
    }
  }

  default_cache_behavior {
    target_origin_id       = "${each.key}-${each.value.origins[0].id}"
    allowed_methods        = each.value.methods
    cached_methods         = slice(each.value.methods, 0, 1 + length(each.key) / 4)
    viewer_protocol_policy = "redirect-to-https"

    dynamic "forwarded_values" {
      for_each = [{ cookies = "none" }]
      content {
        query_string = forwarded_values.key == 0
        cookies {
          forward = forwarded_values.value.cookies
        }
      }
    }
  }

  dynamic "ordered_cache_behavior" {
    for_each = [for o in each.value.origins : o if !o.s3]
    content {
      path_pattern           = "/${ordered_cache_behavior.value.id}/*"
      target_origin_id       = "${each.key}-${ordered_cache_behavior.value.id}"
      allowed_methods        = each.value.methods
      cached_methods         = each.value.methods
      viewer_protocol_policy = "https-only"
      cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
