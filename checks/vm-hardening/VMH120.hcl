check "VMH120" {
  name        = "local-infile-left-open"
  title       = "Whether a MySQL server takes files from its clients is not said"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Loading local files is a feature of the server that few need; without the flag nobody has decided that it is off."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "MySQL turns it off by itself since version 8.0, while the benchmark for Cloud SQL has it on by default. A flag that is written holds for every version, and after an upgrade."
  remediation = "Set the database flag `local_infile` to `off` in `settings.database_flags`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
    "https://cloud.google.com/sql/docs/mysql/flags",
    "https://dev.mysql.com/doc/refman/8.4/en/load-data-local-security.html",
  ]
  equivalents = {
    checkov = ["CKV_GCP_50"]
  }

  # Up to version 5.7 it is on without the flag, which VMH033 tells. A clone without settings has those of its source.
  on "terraform" "google_sql_database_instance" {
    when = (
      startswith(coalesce(self.database_version, "-"), "MYSQL") && !startswith(coalesce(self.database_version, "-"), "MYSQL_5") &&
      length(list(self.settings)) > 0
    )
    require = anytrue([for flag in list(self.settings.database_flags) : flag.name == "local_infile"])
    message = "${self.address} does not say that it takes no files from its clients"
  }
}
