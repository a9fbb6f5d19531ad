# versioned            whether an object that is overwritten or deleted is still there
# soft_delete          whether a deleted object can be brought back for some days
# ruled                whether it has any rule of a lifecycle
# expires              whether a rule that is on deletes something after a time: objects, or older versions of them
# locked               whether objects can be kept from being deleted or overwritten
# mfa_delete           whether to delete a version for good takes a second factor
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
    when = length(linked("aws_s3_bucket_versioning", "bucket", self.bucket)) == 0 && length(list(self.versioning)) > 0

    mfa_delete = coalesce(self.versioning.mfa_delete, false)
  }
  from "terraform" "aws_s3_bucket_versioning" {
    mfa_delete = coalesce(self.versioning_configuration.mfa_delete, "Disabled") == "Enabled"
  }
  from "terraform" "aws_s3_bucket" {
    emptied_on_destroy = coalesce(self.force_destroy, false)
    ruled = (
      length(list(self.lifecycle_rule)) > 0 || length(linked("aws_s3_bucket_lifecycle_configuration", "bucket", self.bucket)) > 0
    )
    expires = anytrue(flatten([
      [
        for rule in list(self.lifecycle_rule) : coalesce(rule.enabled, false) && (
          rule.expiration.days != null || rule.expiration.date != null || length(list(rule.noncurrent_version_expiration)) > 0
        )
      ],
      [
        for lifecycle in linked("aws_s3_bucket_lifecycle_configuration", "bucket", self.bucket) : [
          for rule in list(lifecycle.rule) : rule.status == "Enabled" && (
            rule.expiration.days != null || rule.expiration.date != null || length(list(rule.noncurrent_version_expiration)) > 0
          )
        ]
      ],
    ]))
    locked = (
      coalesce(self.object_lock_enabled, false) ||
      coalesce(self.object_lock_configuration.object_lock_enabled, "-") == "Enabled" ||
      length(linked("aws_s3_bucket_object_lock_configuration", "bucket", self.bucket)) > 0
    )
  }
  from "terraform" "aws_s3_directory_bucket" {
    emptied_on_destroy = coalesce(self.force_destroy, false)
  }
  from "cloudformation" "AWS::S3::Bucket" {
    versioned = coalesce(self.VersioningConfiguration.Status, "Suspended") == "Enabled"
    ruled     = self.LifecycleConfiguration != null
    expires = anytrue([
      for rule in list(self.LifecycleConfiguration.Rules) : rule.Status == "Enabled" && length(list(
        rule.ExpirationInDays, rule.ExpirationDate, rule.NoncurrentVersionExpiration, rule.NoncurrentVersionExpirationInDays
      )) > 0
    ])
    locked    = coalesce(self.ObjectLockEnabled, false)
  }

  # File shares are not blobs; accounts of the first kind and hierarchical namespaces have no versions.
  from "terraform" "azurerm_storage_account" {
    when = !contains(["FileStorage", "Storage"], coalesce(self.account_kind, "StorageV2")) && !coalesce(self.is_hns_enabled, false)

    versioned = coalesce(self.blob_properties.versioning_enabled, false)
  }
  from "terraform" "azurerm_storage_account" {
    when = coalesce(self.account_kind, "StorageV2") != "FileStorage"

    soft_delete = (
      length(list(self.blob_properties.delete_retention_policy)) > 0 &&
      coalesce(self.blob_properties.delete_retention_policy.days, 7) > 0
    )
    ruled       = length(linked("azurerm_storage_management_policy", "storage_account_id")) > 0
    expires = anytrue(flatten([
      for policy in linked("azurerm_storage_management_policy", "storage_account_id") : [
        for rule in list(policy.rule) : rule.enabled && length(list(
          rule.actions.base_blob.delete_after_days_since_modification_greater_than,
          rule.actions.base_blob.delete_after_days_since_last_access_time_greater_than,
          rule.actions.base_blob.delete_after_days_since_creation_greater_than,
          rule.actions.snapshot.delete_after_days_since_creation_greater_than,
          rule.actions.version.delete_after_days_since_creation
        )) > 0
      ]
    ]))
  }

  # Nothing is overwritten or deleted before a retention policy lets it, and nobody takes a locked one away.
  from "terraform" "google_storage_bucket" {
    versioned          = coalesce(self.versioning.enabled, false) || coalesce(self.retention_policy.is_locked, false)
    soft_delete        = coalesce(self.soft_delete_policy.retention_duration_seconds, 604800) != 0
    emptied_on_destroy = coalesce(self.force_destroy, false)
    ruled              = length(list(self.lifecycle_rule)) > 0
    expires            = anytrue([for rule in list(self.lifecycle_rule) : rule.action.type == "Delete"])
  }
}
