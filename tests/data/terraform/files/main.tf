locals {
  all = fileset(path.module, "data/**/*.json")
}
resource "aws_s3_object" "this" {
  for_each = local.all
  bucket   = "store"
  key      = basename(each.value)
  content  = file("${path.module}/${each.value}")
  etag     = filemd5("${path.module}/${each.value}")
}
resource "terraform_data" "rendered" {
  input = {
    template = templatefile("${path.module}/data/service.tftpl", {
      name  = "web"
      ports = [80, 443]
      env   = { A = "1", B = "two" }
    })
    decoded = jsondecode(file("data/nested/two.json"))
    yaml    = yamldecode(file("${path.root}/data/list.yaml"))
    exists  = fileexists("data/none.json")
    base64  = filebase64("data/one.json")
    sha     = filesha256("data/one.json")
    names   = [for f in sort(local.all) : dirname(f)]
    csv     = csvdecode("a,b\n1,2\n3,4\n")
    encoded = jsonencode({ b = [1, true, null], a = "<&>" })
    yamled  = yamlencode({ b = [1, "two"], a = { c = null } })
  }
}
