# versioned            whether an object that is overwritten or deleted is still there
# soft_delete          whether a deleted object can be brought back for some days
# emptied_on_destroy   whether Terraform deletes the objects to be able to delete the bucket
concept "bucket" {
  summary = "A store of objects."

  # Versioning stands in a resource of its own, which is then judged instead, or up to version 3 of
  # the provider in the bucket.
  from "terraform" "aws_s3_bucket" {
    when = length(linked("aws_s3_bucket_versioning", "bucket", self.bucket)) == 0

    versioned = coalesce(self.versioning.enabled, false)
  }
  from "terraform" "aws_s3_bucket_versioning" {
    versioned = self.versioning_configuration.status == "Enabled"
  }
  from "terraform" "aws_s3_bucket" {
    emptied_on_destroy = coalesce(self.force_destroy, false)
  }
  from "terraform" "aws_s3_directory_bucket" {
    emptied_on_destroy = coalesce(self.force_destroy, false)
  }
  from "cloudformation" "AWS::S3::Bucket" {
    versioned = coalesce(self.VersioningConfiguration.Status, "Suspended") == "Enabled"
  }

  # File shares are not blobs; accounts of the first kind and hierarchical namespaces have no versions.
  from "terraform" "azurerm_storage_account" {
    when = !contains(["FileStorage", "Storage"], coalesce(self.account_kind, "StorageV2")) && !coalesce(self.is_hns_enabled, false)

    versioned = coalesce(self.blob_properties.versioning_enabled, false)
  }
  from "terraform" "azurerm_storage_account" {
    when = coalesce(self.account_kind, "StorageV2") != "FileStorage"

    soft_delete = length(list(self.blob_properties.delete_retention_policy)) > 0
  }

  # Nothing is overwritten or deleted before a retention policy lets it.
  from "terraform" "google_storage_bucket" {
    versioned          = coalesce(self.versioning.enabled, false) || length(list(self.retention_policy)) > 0
    soft_delete        = coalesce(self.soft_delete_policy.retention_duration_seconds, 604800) != 0
    emptied_on_destroy = coalesce(self.force_destroy, false)
  }
}
