variable "create_bucket" {
  description = "Controls if the bucket is made"
  type        = bool
  default     = true
}
variable "bucket" {
  type    = string
  default = null
}
variable "bucket_prefix" {
  type    = string
  default = null
}
variable "acl" {
  type    = string
  default = null
}
variable "attach_policies" {
  type    = map(bool)
  default = {}
}
variable "lifecycle_rule" {
  type    = any
  default = []
}
variable "versioning" {
  type    = map(string)
  default = {}
}
variable "website" {
  type    = any
  default = {}
}
variable "cors_rule" {
  type    = any
  default = []
}
variable "server_side_encryption_configuration" {
  type    = any
  default = {}
}
variable "object_lock_enabled" {
  type    = bool
  default = false
}
variable "object_lock_configuration" {
  type    = any
  default = {}
}
variable "block_public_acls" {
  type    = bool
  default = true
}
variable "tags" {
  type    = map(string)
  default = {}
}
