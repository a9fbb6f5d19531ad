# Of version 2 (MySQL 5.7) only 2.11 and 2.12 have extended support: those before ended with the standard one at the
# latest.
lifetimes "aurora_mysql" {
  summary = "MySQL versions of Amazon Aurora, with the last day of support, the extended one where it exists."
  source  = "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.release-calendars.html"
  as_of   = "2026-11-22"
  ends = {
    "5.7.mysql_aurora.2.04" = "2024-10-31"
    "5.7.mysql_aurora.2.05" = "2024-10-31"
    "5.7.mysql_aurora.2.06" = "2024-10-31"
    "5.7.mysql_aurora.2.07" = "2024-10-31"
    "5.7.mysql_aurora.2.08" = "2024-10-31"
    "5.7.mysql_aurora.2.09" = "2024-10-31"
    "5.7.mysql_aurora.2.10" = "2024-10-31"
    "5.6"                   = "2023-02-28"
    "5.7"                   = "2029-06-30"
    "8.0"                   = "2029-07-31"
  }
}
