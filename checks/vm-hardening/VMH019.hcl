check "VMH019" {
  name        = "floating-image-tag"
  title       = "An image is named without a fixed version"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Only a named version says what software runs, without which the configuration of the workload is not under control."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "With `latest`, or without a tag, two starts of the same definition run different software, a rollback changes nothing, and nobody can say whether a known vulnerability is in it."
  remediation = "Name a version in `image` (`nginx:1.27.3`), or better a digest (`nginx@sha256:…`)."
  references = [
    "https://kubernetes.io/docs/concepts/containers/images/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskdefinition-containerdefinition.html",
  ]
  equivalents = {
    checkov       = ["CKV_K8S_14"]
    trivy         = ["KSV-0013"]
    "kube-linter" = ["latest-tag"]
  }

  on "container" {
    when    = self.image != null && self.image != ""
    require = strcontains(self.image, "@") || (matches(":[^/:]+$", self.image) && !endswith(self.image, ":latest"))
    message = "Container ${self.name} of ${self.address} runs ${self.image}, which is no fixed version"
  }
}
