check "VMH053" {
  name        = "old-fargate-version"
  title       = "A service is held at an old platform version of Fargate"
  controls    = { "27017:2015" = ["CLD.9.5.2", "12.6.1"], "27017:2026" = ["8.9", "8.8"] }
  because     = "The platform version is the operating system under the containers, and this attribute keeps its fixes away."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "A platform version that is named stays until somebody changes it, and is retired at some time. `LATEST`, which is the default, follows."
  remediation = "Remove `platform_version` (`PlatformVersion` in CloudFormation), or set it to `LATEST`."
  references = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-versions-retired.html",
  ]
  equivalents = {
    checkov = ["CKV_AWS_332"]
  }

  # 1.4.0 is the newest one for Linux, 1.0.0 that for Windows.
  on "terraform" "aws_ecs_service" {
    when = self.platform_version != null
    require = contains(["LATEST", "1.4.0"], self.platform_version) || anytrue([
      for task in follow(self.task_definition) :
      self.platform_version == "1.0.0" && startswith(coalesce(task.runtime_platform.operating_system_family, "LINUX"), "WINDOWS")
    ])
    message = "${self.address} is held at version ${self.platform_version} of Fargate"
  }

  on "cloudformation" "AWS::ECS::Service" {
    when = self.PlatformVersion != null
    require = contains(["LATEST", "1.4.0"], self.PlatformVersion) || anytrue([
      for task in follow(self.TaskDefinition) :
      self.PlatformVersion == "1.0.0" && startswith(coalesce(task.RuntimePlatform.OperatingSystemFamily, "LINUX"), "WINDOWS")
    ])
    message = "${self.address} is held at version ${self.PlatformVersion} of Fargate"
  }
}
