resource "aws_lb" "twins" {
  name    = "twins"
  subnets = ["subnet-b", "subnet-a", "subnet-a"]
}

resource "aws_lb" "distinct" {
  name    = "distinct"
  subnets = ["subnet-b", "subnet-a"]
}

resource "terraform_data" "each" {
  for_each = aws_lb.distinct.subnets
  input    = each.value
}

resource "terraform_data" "lengths" {
  input = {
    distinct = length(aws_lb.distinct.subnets)
    twins    = length(aws_lb.twins.subnets)
  }
}
