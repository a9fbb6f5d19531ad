locals {
  users = {
    ann = { groups = ["admin", "dev"], mfa = true, quota = 5 }
    bob = { groups = ["dev"], mfa = false }
    cid = { groups = [], mfa = true, quota = 20, manager = "ann" }
    dee = { groups = ["ops", "dev"], mfa = true, manager = "bob" }
  }
  members   = transpose({ for name, user in local.users : name => user.groups })
  by_mfa    = { for name, user in local.users : user.mfa ? "with" : "without" => name... }
  managed   = { for name, user in local.users : name => user.manager if can(user.manager) }
  quotas    = { for name, user in local.users : name => try(user.quota, 1) }
  ranked    = reverse(sort([for name, quota in local.quotas : format("%03d-%s", quota, name)]))
  batches   = chunklist([for at in range(7) : "host-${at}"], 3)
  versions  = ["v1.2.0", "v1.10.3", "x", "v2.0.0-rc1"]
  parsed    = [for v in local.versions : regex("^v(?P<major>\\d+)\\.(?P<minor>\\d+)", v) if length(regexall("^v", v)) > 0]
  ports     = { for entry in split(",", "http:80,https:443,alt:8080") : split(":", entry)[0] => tonumber(split(":", entry)[1]) }
  ranges    = cidrsubnets("10.64.0.0/12", 4, 4, 8, 8)
  inherited = merge([for layer in [{ a = 1, b = 1 }, { b = 2, c = { d = 1 } }, null, { c = { e = 2 } }] : layer]...)
}

resource "aws_iam_group" "this" {
  for_each = local.members
  name     = each.key
}

resource "aws_iam_group_membership" "this" {
  for_each = aws_iam_group.this
  name     = "${each.key}-members"
  group    = each.value.name
  users    = local.members[each.key]
}

resource "aws_iam_user" "this" {
  for_each      = local.users
  name          = each.key
  path          = "/${try(each.value.manager, "top")}/"
  force_destroy = !each.value.mfa
  tags          = { for tag, value in { Quota = local.quotas[each.key], Mfa = each.value.mfa } : tag => tostring(value) }
}

resource "aws_placement_group" "batch" {
  count           = length(local.batches)
  name            = "batch-${count.index}"
  strategy        = length(local.batches[count.index]) == 3 ? "partition" : "spread"
  partition_count = length(local.batches[count.index]) == 3 ? 3 : null
  tags            = { for at, host in local.batches[count.index] : "Host${at}" => host }
}

resource "aws_vpc" "this" {
  for_each   = { for at, cidr in local.ranges : format("net%d", at) => cidr }
  cidr_block = each.value
  tags = {
    First = cidrhost(each.value, 1)
    Last  = cidrhost(each.value, -2)
    Mask  = cidrnetmask(each.value)
  }
}

resource "terraform_data" "collections" {
  input = {
    members      = local.members
    by_mfa       = local.by_mfa
    managed      = local.managed
    ranked       = local.ranked
    parsed       = local.parsed
    ports        = local.ports
    inherited    = local.inherited
    formatted    = formatlist("%s=%d", keys(local.ports), values(local.ports))
    matched      = matchkeys(keys(local.ports), values(local.ports), [443, 80])
    intersected  = setintersection(local.users.ann.groups, local.users.dee.groups)
    subtracted   = setsubtract(toset(flatten(values(local.users)[*].groups)), ["dev"])
    symmetric    = sort(setunion(setsubtract(["a", "b"], ["b", "c"]), setsubtract(["b", "c"], ["a", "b"])))
    products     = [for pair in setproduct(["x", "y"], [1, 2]) : "${pair[0]}${pair[1]}"]
    inverted     = { for port, name in { for name, port in local.ports : port => name } : name => port }
    first_match  = coalesce([for name, port in local.ports : port > 100 ? name : ""]...)
    listed       = coalescelist([], [for v in local.versions : v if endswith(v, "0")], ["none"])
    compacted    = compact(["", "a", null, "b", ""])
    nested       = [for group, members in local.members : { for at, member in members : "${group}${at}" => [for c in split("", member) : upper(c)] }]
    totals       = { sum = sum(values(local.quotas)), max = max(values(local.quotas)...), mean = sum(values(local.quotas)) / length(local.quotas) }
    any          = [anytrue([for u in local.users : !u.mfa]), alltrue([for u in local.users : length(u.groups) > 0])]
    words        = [for word in regexall("[A-Za-z]+", "the quick, brown-fox") : title(word)]
    replaced     = replace("a1b22", "/[0-9]+/", "<$0>")
    trimmed      = [trim("--x--", "-"), trimprefix("module.x", "module."), chomp("line\n\n"), strrev("añb")]
    split        = { for line in split("\n", chomp("a=1\nb=2=3\n")) : split("=", line)[0] => join("=", slice(split("=", line), 1, length(split("=", line)))) }
    encoded      = [urlencode("a b&c/é"), base64encode("é"), base64gzip("") != "", jsonencode({ "<a>" = [1.5, null] })]
    yaml         = yamldecode("a: &x {b: 1}\nc: *x\nd: [~, yes, 0x10]\n")
    csv          = [for row in csvdecode("name,port\nweb,80\n\"a,b\",\"\"\n") : row if row.port != ""]
    dates        = [formatdate("DD MMM YYYY hh:mm ZZZ", "2024-02-29T23:05:06Z"), timeadd("2024-02-29T00:00:00Z", "36h"), timecmp("2024-01-01T00:00:00Z", "2024-01-01T01:00:00+01:00")]
    hashes       = [md5("a"), sha1("a"), sha512("a"), base64sha256("a"), uuidv5("dns", "example.com")]
    numbers      = [parseint("ff", 16), floor(-1.5), ceil(1.2), log(8, 2), pow(2, 10), signum(-3), abs(-2.5), 7 % 3, -7 % 3]
    sub          = [substr("hello", -3, 2), substr("hello", 1, -1), indent(2, "a\nb"), lower("ÀB"), title("hello world-wide")]
    ipv6         = [cidrsubnet("fd00::/8", 56, 5), cidrhost("fd00:0:0:5::/64", 10)]
    arn          = provider::aws::arn_parse("arn:aws:iam::123456789012:role/x").account_id
    built        = provider::aws::arn_build("aws", "sns", "eu-west-1", "123456789012", "topic")
    trimmed_role = provider::aws::trim_iam_role_path("arn:aws:iam::123456789012:role/deep/path/name")
  }
}

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}
