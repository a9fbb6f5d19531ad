# Where configuration is, and the long way of naming things.
locals {
  here  = { module = path.module, root = path.root }
  names = { for at, part in split("/", "a/b/c") : part => at }
}

module "child" {
  source   = "./child"
  for_each = local.names
  prefix   = "${path.module}/${each.key}"
}

resource "aws_s3_object" "this" {
  for_each    = { for key, child in module.child : key => child.paths if key != "b" }
  bucket      = "store"
  key         = "${each.value.module}/${each.key}"
  content     = jsonencode(each.value)
  source_hash = sha256(each.value.given)
}

resource "terraform_data" "paths" {
  input = {
    here   = local.here
    child  = module.child["a"].paths
    same   = resource.aws_s3_object.this["a"].key
    joined = [for child in module.child : "${child.paths.root}/${child.paths.module}"]
    names  = [dirname("a/b/c.tf"), basename("a/b/c.tf"), dirname("x"), trimprefix("./x", "./")]
  }
}
