locals {
  people = [{ name = "a", roles = ["x", "y"] }, { name = "b", roles = [] }]
  single = { name = "only" }
  empty  = null
  tuple  = [[1, 2], [3]]
}
resource "aws_subnet" "this" {
  count      = 2
  vpc_id     = "vpc-1"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
  tags       = { Name = "n${count.index}" }
}
resource "terraform_data" "this" {
  input = {
    names     = local.people[*].name
    roles     = local.people[*].roles
    nested    = flatten(local.people[*].roles[*])
    attribute = local.people.*.name
    legacy    = aws_subnet.this.*.cidr_block[1]
    single    = local.single[*].name
    none      = local.empty[*]
    indexed   = local.tuple[*][0]
    blocks    = aws_subnet.this[*].tags["Name"]
    tags      = aws_subnet.this[0].tags.Name
    old_index = local.people.0.name
    spread    = max([3, 9, 4]...)
    each      = [for s in aws_subnet.this : s.cidr_block]
    by_index  = { for i, s in aws_subnet.this : i => s.tags.Name }
  }
}
