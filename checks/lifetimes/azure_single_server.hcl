# MySQL is from https://learn.microsoft.com/azure/mysql/single-server/whats-happening-to-mysql-single-server, MariaDB
# from https://learn.microsoft.com/azure/mariadb/whats-happening-to-mariadb.
lifetimes "azure_single_server" {
  summary = "Databases of Azure as single servers, with the day on which the service was retired."
  source  = "https://learn.microsoft.com/azure/postgresql/migrate/whats-happening-to-postgresql-single-server"
  as_of   = "2026-11-22"
  ends = {
    "mysql"      = "2024-09-16"
    "postgresql" = "2025-03-28"
    "mariadb"    = "2025-09-19"
  }
}
