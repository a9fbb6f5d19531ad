# 5.7 was to end on 2027-02-28: its extended support was prolonged, as
# https://aws.amazon.com/blogs/database/amazon-rds-for-mysql-lts-version-9-7-is-now-generally-available/ says. 5.6 is from
# endoflife.date, which keeps a record of the page.
lifetimes "rds_mysql" {
  summary = "MySQL versions of Amazon RDS, with the last day of support, the extended one where it exists."
  source  = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html"
  as_of   = "2026-08-22"
  ends = {
    "5.6" = "2022-03-01"
    "5.7" = "2029-06-30"
    "8.0" = "2029-07-31"
    "8.4" = "2032-07-31"
  }
}
