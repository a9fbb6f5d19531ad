# Lines of releases: the calendar of their minor versions, after which Aurora updates to a later one, is not kept here.
# 9.6 is from https://aws.amazon.com/blogs/database/upgrade-amazon-rds-and-amazon-aurora-postgresql-version-9-6/, 10
# from https://repost.aws/questions/QU0ligxMlJSJWhzzgKbKgytQ.
lifetimes "aurora_postgres" {
  summary = "PostgreSQL versions of Amazon Aurora, with the last day of support, the extended one where it exists."
  source  = "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html"
  as_of   = "2026-11-22"
  ends = {
    "9.6" = "2022-01-31"
    "10"  = "2023-01-31"
    "11"  = "2027-03-31"
    "12"  = "2028-02-29"
    "13"  = "2029-02-28"
    "14"  = "2030-02-28"
    "15"  = "2031-02-28"
    "16"  = "2032-02-28"
    "17"  = "2033-02-28"
    "18"  = "2034-02-28"
  }
}
