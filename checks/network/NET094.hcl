check "NET094" {
  name        = "search-domain-without-security-group"
  title       = "A search domain has no security group of its own"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "The list of groups shows whether somebody decided who in the network may reach the search domain."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "A domain in a network that names no group gets the default one, with everything else that was forgotten; one outside of any network has none. Its index holds copies of what the databases guard."
  remediation = "Name a group made for it in `security_group_ids` of `vpc_options` (`SecurityGroupIds` of `VPCOptions` in CloudFormation)."
  references = [
    "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-opensearchservice-domain.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_248"]
  }

  on "terraform" "aws_elasticsearch_domain" "aws_opensearch_domain" {
    require = length(coalesce(self.vpc_options.security_group_ids, [])) > 0
    message = "${self.address} has no security group of its own"
  }

  on "cloudformation" "AWS::Elasticsearch::Domain" "AWS::OpenSearchService::Domain" {
    require = length(coalesce(self.VPCOptions.SecurityGroupIds, [])) > 0
    message = "${self.address} has no security group of its own"
  }
}
