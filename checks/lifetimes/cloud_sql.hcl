# Instances are in extended support by themselves. The page, and https://cloud.google.com/sql/docs/postgres/db-versions
# beside it, name the day on which a version is deprecated, the day after the last one. They name none for SQL Server.
lifetimes "cloud_sql" {
  summary = "Versions of MySQL and PostgreSQL of Google Cloud SQL, with the last day of extended support."
  source  = "https://cloud.google.com/sql/docs/mysql/db-versions"
  as_of   = "2026-11-22"
  ends = {
    "mysql.5.6"    = "2028-01-31"
    "mysql.5.7"    = "2028-01-31"
    "mysql.8.0"    = "2029-06-30"
    "postgres.9.6" = "2028-01-31"
    "postgres.10"  = "2028-01-31"
    "postgres.11"  = "2028-01-31"
    "postgres.12"  = "2028-01-31"
    "postgres.13"  = "2029-01-31"
    "postgres.14"  = "2030-01-31"
    "postgres.15"  = "2031-01-31"
    "postgres.16"  = "2032-01-31"
    "postgres.17"  = "2033-01-31"
  }
}
