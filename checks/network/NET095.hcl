check "NET095" {
  name        = "public-database-with-known-user"
  title       = "A public database has an administrator whose name is known"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "Networks are to be kept apart by what they are for; the address and the name together show how little stands between strangers and the store."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "On a public address, those who try passwords need a name to try them with. The ones from the manuals are tried first, so that the password is all that is left."
  remediation = "Set `publicly_accessible = false` (`PubliclyAccessible`), and choose another `master_username` or `username` (`MasterUsername`)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-cluster.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_391"]
  }

  # Up to provider 5, a Redshift cluster that did not say was public.
  on "terraform" "aws_redshift_cluster" {
    deny = (
      coalesce(self.publicly_accessible, false) &&
      contains(["admin", "administrator", "awsuser", "master", "root"], lower(coalesce(self.master_username, "-")))
    )
    message = "${self.address} is public, and its administrator has a name that is known"
  }

  on "terraform" "aws_db_instance" {
    deny = (
      coalesce(self.publicly_accessible, false) &&
      contains(["admin", "administrator", "awsuser", "master", "postgres", "root", "sa"], lower(coalesce(self.username, "-")))
    )
    message = "${self.address} is public, and its administrator has a name that is known"
  }

  on "cloudformation" "AWS::Redshift::Cluster" {
    deny = (
      coalesce(self.PubliclyAccessible, false) &&
      contains(["admin", "administrator", "awsuser", "master", "root"], lower(coalesce(self.MasterUsername, "-")))
    )
    message = "${self.address} is public, and its administrator has a name that is known"
  }

  on "cloudformation" "AWS::RDS::DBInstance" {
    deny = (
      coalesce(self.PubliclyAccessible, false) &&
      contains(["admin", "administrator", "awsuser", "master", "postgres", "root", "sa"], lower(coalesce(self.MasterUsername, "-")))
    )
    message = "${self.address} is public, and its administrator has a name that is known"
  }
}
