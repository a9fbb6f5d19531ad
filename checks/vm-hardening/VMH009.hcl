check "VMH009" {
  name        = "mutable-image-tags"
  title       = "Image tags in a registry can be moved"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Tags that cannot be moved fix which image a container runs, without which its configuration is not under control."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Whoever can push can put another image behind a tag that is already deployed: the next restart runs it. With fixed tags what was tested is what runs."
  remediation = "Set `image_tag_mutability = \"IMMUTABLE\"` (`ImageTagMutability: IMMUTABLE` in CloudFormation), or `docker_config { immutable_tags = true }` for Artifact Registry."
  references = [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecr-repository.html",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/artifact_registry_repository",
  ]
  equivalents = {
    checkov = ["CKV_AWS_51"]
    trivy   = ["AWS-0031"]
  }

  on "container_registry" {
    require = self.immutable_tags
    message = "${self.address} lets tags be moved to other images"
  }
}
