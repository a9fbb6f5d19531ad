check "DEL039" {
  name        = "images-without-end"
  title       = "A container registry keeps untagged images without end"
  controls    = { "27017:2015" = ["CLD.8.1.5"], "27017:2026" = ["8.10"] }
  because     = "What is no longer needed is to be removed, and no rule in this code removes images from this registry."
  severity    = "info"
  since       = "0.1.0"
  rationale   = "Each push of a moved tag leaves the image before it, with the flaws and secrets that it had. They pile up, can still be pulled by their digest, and are paid for."
  remediation = "Add `aws_ecr_lifecycle_policy` (`LifecyclePolicy` in CloudFormation), set `retention_policy_in_days` (Azure, SKU `Premium`; `retention_policy` up to provider 3.x) or `cleanup_policies` (Google)."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_lifecycle_policy",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecr-repository.html",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/artifact_registry_repository",
  ]
  equivalents = {
    checkov = ["CKV_AZURE_167"]
  }

  on "container_registry" {
    require = self.expires
    message = "${self.address} has no rule that removes untagged images"
  }
}
