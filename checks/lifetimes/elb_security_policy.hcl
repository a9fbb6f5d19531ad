# https://www.rfc-editor.org/rfc/rfc8996 of March 2021 deprecates both. Those of classic load balancers are in
# https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html.
lifetimes "elb_security_policy" {
  summary = "Security policies of load balancers that negotiate TLS 1.0 or 1.1, with the month in which these were given up."
  source  = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html"
  as_of   = "2026-11-22"
  ends = {
    "ELBSecurityPolicy-2011-08"                   = "2021-03-31"
    "ELBSecurityPolicy-2014-01"                   = "2021-03-31"
    "ELBSecurityPolicy-2014-10"                   = "2021-03-31"
    "ELBSecurityPolicy-2015-02"                   = "2021-03-31"
    "ELBSecurityPolicy-2015-03"                   = "2021-03-31"
    "ELBSecurityPolicy-2015-05"                   = "2021-03-31"
    "ELBSecurityPolicy-2016-08"                   = "2021-03-31"
    "ELBSecurityPolicy-TLS-1-0-2015-04"           = "2021-03-31"
    "ELBSecurityPolicy-TLS-1-0-2015-05"           = "2021-03-31"
    "ELBSecurityPolicy-TLS-1-1-2017-01"           = "2021-03-31"
    "ELBSecurityPolicy-FS-2018-06"                = "2021-03-31"
    "ELBSecurityPolicy-FS-1-1-2019-08"            = "2021-03-31"
    "ELBSecurityPolicy-TLS13-1-0-2021-06"         = "2021-03-31"
    "ELBSecurityPolicy-TLS13-1-1-2021-06"         = "2021-03-31"
    "ELBSecurityPolicy-TLS13-1-0-FIPS-2023-04"    = "2021-03-31"
    "ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04"    = "2021-03-31"
    "ELBSecurityPolicy-TLS13-1-0-PQ-2025-09"      = "2021-03-31"
    "ELBSecurityPolicy-TLS13-1-0-FIPS-PQ-2025-09" = "2021-03-31"
  }
}
