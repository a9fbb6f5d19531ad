# Servers are in extended support by themselves. Its days are in https://learn.microsoft.com/azure/postgresql/configure-
# maintain/extended-support, which has none for 15 and later yet.
lifetimes "azure_postgres" {
  summary = "PostgreSQL versions of Azure Database for PostgreSQL, with the last day of support, the extended one where it is announced."
  source  = "https://learn.microsoft.com/azure/postgresql/configure-maintain/concepts-version-policy"
  as_of   = "2026-11-22"
  ends = {
    "11" = "2027-03-31"
    "12" = "2027-11-13"
    "13" = "2028-11-12"
    "14" = "2029-11-11"
    "15" = "2027-11-11"
    "16" = "2028-11-09"
    "17" = "2029-11-08"
    "18" = "2030-11-14"
  }
}
