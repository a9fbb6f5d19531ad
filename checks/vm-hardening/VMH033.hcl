check "VMH033" {
  name        = "local-infile-on"
  title       = "A MySQL server takes files from its clients"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Loading local files is a feature of the server that few need, and the control asks that what is not needed is off."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "`LOAD DATA LOCAL` has a server read files on the machine of whoever is connected. With an injected statement, an application hands out the files that it can read itself."
  remediation = "Set the database flag `local_infile` to `off` in `settings.database_flags`: before version 8.0 of the server it is on without one."
  references = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
    "https://cloud.google.com/sql/docs/mysql/flags",
    "https://dev.mysql.com/doc/refman/8.4/en/load-data-local-security.html",
  ]
  equivalents = {
    checkov = ["CKV_GCP_50"]
    trivy   = ["GCP-0026"]
  }

  # Without the flag it is on up to version 5.7 of the server, off since 8.0.
  on "terraform" "google_sql_database_instance" {
    when = startswith(coalesce(self.database_version, "-"), "MYSQL")
    deny = (
      anytrue([
        for flag in list(self.settings.database_flags) :
        flag.name == "local_infile" && contains(["on", "1", "true"], lower(tostring(coalesce(flag.value, "-"))))
      ]) ||
      (
        startswith(coalesce(self.database_version, "-"), "MYSQL_5") &&
        !anytrue([for flag in list(self.settings.database_flags) : flag.name == "local_infile"])
      )
    )
    message = "${self.address} takes files from its clients"
  }
}
