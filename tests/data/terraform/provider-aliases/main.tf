provider "aws" {
  alias                       = "east"
  region                      = "us-east-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

resource "aws_sns_topic" "east" {
  provider = aws.east
  name     = "east"
}

module "both" {
  source     = "./both"
  providers  = { aws = aws, aws.other = aws.east }
  depends_on = [aws_sns_topic.east]
}
