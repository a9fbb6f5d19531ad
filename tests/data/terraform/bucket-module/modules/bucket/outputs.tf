output "bucket" {
  value = try(aws_s3_bucket.this[0].bucket, "")
}
output "lifecycle_ids" {
  value = try(aws_s3_bucket_lifecycle_configuration.this[0].rule[*].id, [])
}
output "website" {
  value = try(aws_s3_bucket_website_configuration.this[0].index_document[0].suffix, "")
}
output "policy_sids" {
  value = [for s in try(jsondecode(data.aws_iam_policy_document.combined[0].json).Statement, []) : s.Sid]
}
