lifetimes "azure_redis" {
  summary = "Redis versions of Azure Cache for Redis, with the day on which they were retired."
  source  = "https://learn.microsoft.com/azure/azure-cache-for-redis/cache-retired-features"
  as_of   = "2026-11-22"
  ends = {
    "4" = "2023-06-30"
  }
}
