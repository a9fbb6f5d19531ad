check "VMH042" {
  name        = "engine-with-file-read-flaw"
  title       = "A PostgreSQL engine lets its users read files of its host"
  controls    = { "27017:2015" = ["CLD.9.5.2", "12.6.1"], "27017:2026" = ["8.9", "8.8"] }
  because     = "Keeping engines at versions without known flaws is part of hardening; this version has one that its provider has warned of."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "In these versions the extension `log_fdw` can be told to read any file of the host, among them one with credentials of the service itself. Amazon has told everybody to leave them."
  remediation = "Set `engine_version` (`EngineVersion` in CloudFormation) to a version that is supported; for `postgres` at least 13.3, 12.7, 11.12, 10.17 or 9.6.22, for `aurora-postgresql` at least 11.9 or 10.14."
  references = [
    "https://aws.amazon.com/security/security-bulletins/AWS-2022-004/",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_250", "CKV_AWS_388"]
  }

  # The bulletin withdraws single releases. A bound is the first of its major version behind them, and what is older
  # counts as withdrawn too: it has been out of support for years. Of Aurora 9.6 no release is left. A major version
  # alone is the newest of its releases. That these are the bulletin's bounds could not be seen in the bulletin itself.
  on "terraform" "aws_db_instance" "aws_rds_cluster" {
    when = contains(["postgres", "aurora-postgresql"], self.engine) && self.engine_version != null
    deny = anytrue([
      for release in regexall("^(9\\.[3-6]|1[0-3])(?:\\.([0-9]+))?", tostring(self.engine_version)) : (
        contains(["9.3", "9.4", "9.5"], release[0]) && self.engine == "postgres" ||
        tonumber(coalesce(release[1], "1000")) < coalesce((self.engine == "postgres"
          ? { "9.6" = 22, "10" = 17, "11" = 12, "12" = 7, "13" = 3 }
          : { "9.6" = 1000, "10" = 14, "11" = 9 }
        )[release[0]], 0)
      )
    ])
    at      = self.engine_version
    message = "${self.address} runs version ${self.engine_version} of ${self.engine}, whose users can read files of its host"
  }

  on "cloudformation" "AWS::RDS::DBInstance" "AWS::RDS::DBCluster" {
    when = contains(["postgres", "aurora-postgresql"], self.Engine) && self.EngineVersion != null
    deny = anytrue([
      for release in regexall("^(9\\.[3-6]|1[0-3])(?:\\.([0-9]+))?", tostring(self.EngineVersion)) : (
        contains(["9.3", "9.4", "9.5"], release[0]) && self.Engine == "postgres" ||
        tonumber(coalesce(release[1], "1000")) < coalesce((self.Engine == "postgres"
          ? { "9.6" = 22, "10" = 17, "11" = 12, "12" = 7, "13" = 3 }
          : { "9.6" = 1000, "10" = 14, "11" = 9 }
        )[release[0]], 0)
      )
    ])
    at      = self.EngineVersion
    message = "${self.address} runs version ${self.EngineVersion} of ${self.Engine}, whose users can read files of its host"
  }
}
