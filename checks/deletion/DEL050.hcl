check "DEL050" {
  name        = "records-without-end"
  title       = "Nothing ends the records of a table"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Information is to be deleted when it is no longer needed; without a time to live that is left to whoever remembers it."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Sessions, tokens, events and what was kept for a customer who has left stay until a program deletes them one by one. A time to live has the service do it, and says in code how long is long enough."
  remediation = "Set `ttl { attribute_name = … enabled = true }` (DynamoDB; `TimeToLiveSpecification` in CloudFormation), `default_time_to_live` (Keyspaces), `default_ttl` (Cosmos DB; -1 lets each item say it), add a `google_firestore_field` with `ttl_config` or a `google_bigtable_gc_policy`. If records are to stay until somebody deletes them, suppress the finding with that reason."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html",
    "https://docs.aws.amazon.com/keyspaces/latest/devguide/TTL.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_sql_container",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/firestore_field",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigtable_gc_policy",
  ]

  on "table" {
    require = self.expires
    message = "Nothing ends the records of ${self.address}"
  }

  on "database" {
    require = self.expires
    message = "Nothing ends the records of ${self.address}"
  }
}
