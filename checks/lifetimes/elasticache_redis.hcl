# 2 and 3 are from https://docs.aws.amazon.com/AmazonElastiCache/latest/red-ug/deprecated-engine-versions.html.
lifetimes "elasticache_redis" {
  summary = "Redis versions of Amazon ElastiCache, with the last day of support, the extended one where it exists."
  source  = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html"
  as_of   = "2026-11-22"
  ends = {
    "2" = "2023-01-13"
    "3" = "2023-07-31"
    "4" = "2029-01-31"
    "5" = "2029-01-31"
    "6" = "2030-01-31"
  }
}
