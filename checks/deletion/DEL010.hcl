check "DEL010" {
  name        = "deleted-with-content"
  title       = "A store is deleted together with everything in it"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Providers refuse to remove a store that still has something in it; this attribute overrides the refusal, so that removal needs no decision about the content."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "The refusal to delete what is not empty is the last thing between a mistaken destroy and the data. All versions go, and locked objects where that is allowed."
  remediation = "Remove `force_destroy` (buckets, table buckets, backup vaults, Spanner and Bigtable instances), `force_delete` (ECR) and `delete_contents_on_destroy` (BigQuery), or set them to `false`; in CloudFormation remove `EmptyOnDelete`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3tables_table_bucket",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecr-repository.html",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_dataset",
  ]

  on "bucket" {
    deny    = self.emptied_on_destroy
    message = "${self.address} is deleted with all objects in it"
  }

  on "terraform" "aws_ecr_repository" {
    deny    = coalesce(self.force_delete, false)
    message = "${self.address} is deleted with all images in it"
  }

  on "terraform" "aws_ecrpublic_repository" {
    deny    = coalesce(self.force_destroy, false)
    message = "${self.address} is deleted with all images in it"
  }

  on "cloudformation" "AWS::ECR::Repository" {
    deny    = coalesce(self.EmptyOnDelete, false)
    message = "${self.address} is deleted with all images in it"
  }

  on "terraform" "aws_backup_vault" "google_spanner_instance" "google_bigtable_instance" {
    deny    = coalesce(self.force_destroy, false)
    message = "${self.address} is deleted with all backups in it"
  }

  on "terraform" "aws_s3tables_table_bucket" {
    deny    = coalesce(self.force_destroy, false)
    message = "${self.address} is deleted with all tables in it"
  }

  on "terraform" "google_bigquery_dataset" {
    deny    = coalesce(self.delete_contents_on_destroy, false)
    message = "${self.address} is deleted with all tables in it"
  }
}
