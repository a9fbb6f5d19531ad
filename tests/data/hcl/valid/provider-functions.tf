locals {
  arn = provider::aws::arn_parse("arn:aws:iam::123456789012:role/example")
  id  = provider :: aws :: trim_iam_role_path(
    "arn:aws:iam::123456789012:role/path/example",
  )
  core = core::upper("a")
}
