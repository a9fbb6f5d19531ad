check "VMH008" {
  name        = "unscanned-images"
  title       = "A registry does not scan its images"
  controls    = { "27017:2015" = ["CLD.9.5.2", "12.6.1"], "27017:2026" = ["8.9", "8.8"] }
  because     = "Scanning shows which packages of an image have known faults, which is what keeping the software of machines and containers hardened depends on."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Images go stale: what was clean when it was built has known vulnerabilities weeks later. Without scanning nobody learns which of the running containers are affected."
  remediation = "Set `image_scanning_configuration { scan_on_push = true }` or declare `aws_ecr_registry_scanning_configuration` with a rule that selects the repository; in CloudFormation `ImageScanningConfiguration.ScanOnPush: true` or `AWS::ECR::RegistryScanningConfiguration`. For Artifact Registry do not set `vulnerability_scanning_config.enablement_config` to `DISABLED`."
  references = [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_registry_scanning_configuration",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecr-repository.html",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/artifact_registry_repository",
  ]
  equivalents = {
    checkov = ["CKV_AWS_163"]
    trivy   = ["AWS-0030"]
    guard   = ["ECR_REPO_SCAN_ON_PUSH"]
  }

  on "container_registry" {
    when    = self.scanned != null
    require = self.scanned
    message = "${self.address} does not scan the images that are pushed to it"
  }
}
