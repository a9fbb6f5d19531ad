check "DEL045" {
  name        = "nothing-refuses-destroy"
  title       = "Terraform may destroy a store that has no protection of its own"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "Assets are to be removed because somebody decided it; for these stores only this argument has Terraform refuse."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "File systems, search domains, streams and directories on AWS have no deletion protection. One that is renamed or moved in the code is destroyed with everything in it, and the plan that says so is read too quickly."
  remediation = "Add `lifecycle { prevent_destroy = true }`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_file_system",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_stream",
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  ]

  on "terraform" "aws_efs_file_system" "aws_opensearch_domain" "aws_elasticsearch_domain" "aws_kinesis_stream" "aws_msk_cluster" "aws_keyspaces_table" "aws_timestreamwrite_table" "aws_opensearchserverless_collection" "aws_msk_serverless_cluster" "aws_timestreaminfluxdb_db_instance" "aws_docdbelastic_cluster" "aws_redshiftserverless_namespace" {
    require = coalesce(self.lifecycle.prevent_destroy, false)
    message = "${self.address} and what is in it are destroyed when it leaves the code"
  }

  # A connector has its users elsewhere.
  on "terraform" "aws_directory_service_directory" {
    when    = coalesce(self.type, "SimpleAD") != "ADConnector"
    require = coalesce(self.lifecycle.prevent_destroy, false)
    message = "${self.address} and its users are destroyed when it leaves the code"
  }
}
