# Servers are in extended support by themselves.
lifetimes "azure_mysql" {
  summary = "MySQL versions of Azure Database for MySQL, with the last day of extended support."
  source  = "https://learn.microsoft.com/azure/mysql/concepts-version-policy"
  as_of   = "2026-08-22"
  ends = {
    "5.7" = "2029-03-31"
    "8.0" = "2029-05-31"
  }
}
