# The service ends with the product: what Microsoft has ended cannot be made anew there, as
# https://aws.amazon.com/blogs/database/migrate-end-of-support-microsoft-sql-server-databases-to-amazon-rds-for-sql-server-confidently/
# says. The dates are from endoflife.date, which keeps a record of Microsoft's page; that of 11 is the service's own, from
# https://aws.amazon.com/pt/blogs/aws-brasil/anuncio-amazon-rds-para-sql-server-encerrando-o-suporte-ao-microsoft-sql-server-2012/.
lifetimes "rds_sqlserver" {
  summary = "Versions of SQL Server on Amazon RDS (11 is 2012), with the last day of Microsoft's extended support."
  source  = "https://endoflife.date/mssqlserver"
  as_of   = "2026-11-22"
  ends = {
    "11" = "2022-06-01"
    "12" = "2024-07-09"
    "13" = "2026-07-14"
    "14" = "2027-10-12"
    "15" = "2030-01-08"
    "16" = "2033-01-11"
  }
}
