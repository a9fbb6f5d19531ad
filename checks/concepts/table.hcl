# deletion_protected      whether something refuses to delete it until a setting is changed first
# point_in_time_recovery  whether it can be put back to a moment of the last days
concept "table" {
  summary = "A table that is a resource of its own, without a database server around it."

  from "terraform" "aws_dynamodb_table" {
    deletion_protected     = coalesce(self.deletion_protection_enabled, false)
    point_in_time_recovery = coalesce(self.point_in_time_recovery.enabled, false)
  }
  from "terraform" "aws_dynamodb_table" {
    for_each = list(self.replica)

    point_in_time_recovery = coalesce(each.value.point_in_time_recovery, false)
  }
  from "terraform" "aws_dynamodb_table_replica" {
    point_in_time_recovery = coalesce(self.point_in_time_recovery, false)
  }
  from "terraform" "aws_keyspaces_table" {
    point_in_time_recovery = coalesce(self.point_in_time_recovery.status, "DISABLED") == "ENABLED"
  }

  from "cloudformation" "AWS::DynamoDB::Table" {
    deletion_protected     = coalesce(self.DeletionProtectionEnabled, false)
    point_in_time_recovery = coalesce(self.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled, false)
  }
  from "cloudformation" "AWS::DynamoDB::GlobalTable" {
    for_each = self.Replicas

    deletion_protected     = coalesce(each.value.DeletionProtectionEnabled, false)
    point_in_time_recovery = coalesce(each.value.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled, false)
  }
  from "cloudformation" "AWS::Cassandra::Table" {
    point_in_time_recovery = coalesce(self.PointInTimeRecoveryEnabled, false)
  }

  # A view holds no data.
  from "terraform" "google_bigquery_table" {
    when = self.view == null

    deletion_protected = coalesce(self.deletion_protection, true) || contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
  }
  from "terraform" "google_bigtable_table" {
    deletion_protected = (
      coalesce(self.deletion_protection, "UNPROTECTED") == "PROTECTED" || contains(["PREVENT", "ABANDON"], coalesce(self.deletion_policy, "DELETE"))
    )
  }
}
