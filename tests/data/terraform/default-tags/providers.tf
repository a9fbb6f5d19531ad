provider "aws" {
  alias                       = "tagged"
  region                      = "eu-central-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true

  default_tags {
    tags = merge(local.tags, { Region = "eu-central-1" })
  }
}

provider "aws" {
  alias                       = "replica"
  region                      = "eu-west-3"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true

  default_tags {
    tags = { Owner = "replication", Stage = var.stage }
  }

  ignore_tags {
    keys = ["LastScanned"]
  }
}

variable "stage" { default = "prod" }

locals {
  tags = { Owner = "platform", Stage = upper(var.stage), Count = 3 }
}
