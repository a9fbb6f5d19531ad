# deletion_protected      whether something refuses to delete it until a setting is changed first
# point_in_time_recovery  whether it can be put back to a moment of the last days
# expires                 whether its records have a time to live
#
# Tables that Terraform locks its state by have a record for as long as somebody works, and none of their own accord.
concept "table" {
  summary = "A table that is a resource of its own, without a database server around it."

  from "terraform" "aws_dynamodb_table" {
    deletion_protected     = coalesce(self.deletion_protection_enabled, false)
    point_in_time_recovery = coalesce(self.point_in_time_recovery.enabled, false)
  }
  from "terraform" "aws_dynamodb_table" {
    when = coalesce(self.hash_key, "-") != "LockID"

    expires = coalesce(self.ttl.enabled, false)
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
    expires                = coalesce(self.default_time_to_live, 0) > 0 || coalesce(self.ttl.status, "DISABLED") == "ENABLED"
  }

  from "cloudformation" "AWS::DynamoDB::Table" {
    deletion_protected     = coalesce(self.DeletionProtectionEnabled, false)
    point_in_time_recovery = coalesce(self.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled, false)
  }
  from "cloudformation" "AWS::DynamoDB::Table" "AWS::DynamoDB::GlobalTable" {
    when = !anytrue([for key in list(self.KeySchema) : key.AttributeName == "LockID"])

    expires = coalesce(self.TimeToLiveSpecification.Enabled, false)
  }
  from "cloudformation" "AWS::DynamoDB::GlobalTable" {
    for_each = self.Replicas

    deletion_protected     = coalesce(each.value.DeletionProtectionEnabled, false)
    point_in_time_recovery = coalesce(each.value.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled, false)
  }
  from "cloudformation" "AWS::Cassandra::Table" {
    point_in_time_recovery = coalesce(self.PointInTimeRecoveryEnabled, false)
    expires                = coalesce(self.DefaultTimeToLive, 0) > 0
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
  # Without a policy a table keeps every version of every cell; one by the number of versions alone ends the older ones, and
  # so does one that asks for both.
  from "terraform" "google_bigtable_table" {
    expires = anytrue([
      for policy in linked("google_bigtable_gc_policy", "table", self.name) : (
        policy.gc_rules == null
        ? length(list(policy.max_age)) > 0 && upper(coalesce(policy.mode, "UNION")) != "INTERSECTION"
        : (
          lower(coalesce(jsondecode(json_form(policy.gc_rules)).mode, "union")) == "union" &&
          anytrue([for rule in list(jsondecode(json_form(policy.gc_rules)).rules) : rule.max_age != null])
        )
      )
    ])
  }

  # -1 has each item say for itself; in a table of Cassandra or a graph it is no end at all.
  from "terraform" "azurerm_cosmosdb_sql_container" {
    expires = self.default_ttl != null
  }
  from "terraform" "azurerm_cosmosdb_mongo_collection" {
    expires = coalesce(self.default_ttl_seconds, -1) > 0
  }
  from "terraform" "azurerm_cosmosdb_cassandra_table" "azurerm_cosmosdb_gremlin_graph" {
    expires = coalesce(self.default_ttl, -1) > 0
  }
}
