variable "store" {
  type = object({
    name       = string
    versioning = optional(bool, true)
    owner      = optional(string)
    logging = optional(object({
      enabled = optional(bool, false)
      prefix  = optional(string, "logs/")
      target  = optional(object({ bucket = optional(string, "log-store") }), {})
    }), {})
    rules = optional(map(object({
      days  = number
      class = optional(string, "GLACIER")
    })), {})
    tags = optional(map(string), { managed = "yes" })
    any  = optional(any, [1, "two"])
  })
}

resource "terraform_data" "store" {
  input = var.store
}

resource "aws_s3_bucket" "this" {
  bucket = var.store.name
  tags   = merge(var.store.tags, { owner = coalesce(var.store.owner, "nobody") })
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.bucket
  dynamic "rule" {
    for_each = var.store.rules
    content {
      id     = rule.key
      status = "Enabled"
      filter {}
      transition {
        days          = rule.value.days
        storage_class = rule.value.class
      }
    }
  }
}
