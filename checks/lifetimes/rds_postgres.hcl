# 9.6 and 10, which the page does not list any more, are from endoflife.date, which keeps a record of it.
lifetimes "rds_postgres" {
  summary = "PostgreSQL versions of Amazon RDS, with the last day of support, the extended one where it exists."
  source  = "https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html"
  as_of   = "2026-08-22"
  ends = {
    "9.6" = "2022-04-30"
    "10"  = "2023-04-30"
    "11"  = "2027-03-31"
    "12"  = "2028-02-29"
    "13"  = "2029-02-28"
    "14"  = "2030-02-28"
    "15"  = "2031-02-28"
    "16"  = "2032-02-29"
    "17"  = "2033-02-28"
    "18"  = "2034-02-28"
  }
}
