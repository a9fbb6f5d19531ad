module "logs" {
  source = "./modules/bucket"
  bucket = "company-logs"
  acl    = "log-delivery-write"

  attach_policies = {
    elb = true
    tls = true
  }
  lifecycle_rule = [
    {
      id      = "expire"
      enabled = true
      filter  = { prefix = "raw/" }
      transition = [
        { days = 30, storage_class = "ONEZONE_IA" },
        { days = 60, storage_class = "GLACIER" },
      ]
      expiration = { days = 365 }
    },
    {
      id                                     = "abort"
      enabled                                = false
      abort_incomplete_multipart_upload_days = 7
      filter = {
        object_size_greater_than = 200000
        tags                     = { retention = "short", team = "core" }
      }
      noncurrent_version_expiration = { noncurrent_days = 10, newer_noncurrent_versions = 3 }
    },
  ]
}

module "site" {
  source        = "./modules/bucket"
  bucket_prefix = "site-"
  versioning    = { enabled = true, mfa_delete = false }
  website = {
    index_document = "index.html"
    error_document = "error.html"
    routing_rules = [
      { condition = { key_prefix_equals = "docs/" }, redirect = { replace_key_prefix_with = "documents/" } },
    ]
  }
  cors_rule = jsonencode([
    { allowed_methods = ["GET"], allowed_origins = ["https://example.com"], max_age_seconds = 3000 },
    { allowed_methods = ["PUT", "POST"], allowed_origins = ["*"], allowed_headers = ["*"], expose_headers = ["ETag"] },
  ])
  server_side_encryption_configuration = {
    rule = {
      apply_server_side_encryption_by_default = { sse_algorithm = "AES256" }
    }
  }
  object_lock_enabled = true
  object_lock_configuration = {
    rule = { default_retention = { mode = "GOVERNANCE", days = 1 } }
  }
  block_public_acls = false
}

module "absent" {
  source         = "./modules/bucket"
  create_bucket  = false
  bucket         = "absent"
  lifecycle_rule = [{ id = "x", enabled = true }]
}

module "notification" {
  source = "./modules/notification"
  bucket = module.logs.bucket
  queues = { for name in ["index", "archive"] : name => { events = ["s3:ObjectCreated:*"], suffix = ".gz" } }
}

resource "terraform_data" "outputs" {
  input = {
    logs     = module.logs.bucket
    absent   = module.absent.bucket
    rules    = module.logs.lifecycle_ids
    site     = module.site.website
    modules  = [for m in [module.logs, module.absent] : m.lifecycle_ids]
    policies = module.logs.policy_sids
  }
}
