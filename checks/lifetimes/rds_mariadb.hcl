lifetimes "rds_mariadb" {
  summary = "MariaDB versions of Amazon RDS, with the last day of support."
  source  = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.VersionMgmt.html"
  as_of   = "2026-08-22"
  ends = {
    "10.3"  = "2023-10-23"
    "10.4"  = "2025-02-28"
    "10.5"  = "2026-08-31"
    "10.6"  = "2026-12-31"
    "10.11" = "2028-02-29"
    "11.4"  = "2029-05-31"
    "11.8"  = "2028-06-30"
    "12.3"  = "2029-06-30"
  }
}
