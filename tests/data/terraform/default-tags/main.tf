resource "aws_sns_topic" "untagged_provider" {
  name = "plain"
  tags = { Owner = "me" }
}

resource "aws_sns_topic" "no_tags" {
  provider = aws.tagged
  name     = "no-tags"
}

resource "aws_sns_topic" "own_tags" {
  provider = aws.tagged
  name     = "own-tags"
  tags     = { Name = "own", Owner = "overridden" }
}

resource "aws_sqs_queue" "none" {
  name = "none"
}

resource "aws_iam_role_policy" "not_taggable" {
  provider = aws.tagged
  name     = "inline"
  role     = "role"
  policy   = jsonencode({ Version = "2012-10-17", Statement = [] })
}

module "regional" {
  source = "./modules/regional"
  providers = {
    aws         = aws.tagged
    aws.replica = aws.replica
  }
  name = "store"
}

module "inherits" {
  source = "./modules/store"
  name   = "inherits"
}

resource "terraform_data" "tags" {
  input = {
    own      = aws_sns_topic.own_tags.tags
    all      = aws_sns_topic.own_tags.tags_all
    none     = aws_sns_topic.no_tags.tags_all
    regional = module.regional.tags
    untagged = aws_sns_topic.untagged_provider.tags_all["Owner"]
  }
}
