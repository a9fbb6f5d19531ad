check "VMH011" {
  name        = "privileged-container"
  title       = "A container is privileged"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A privileged container may do all that its host may, the opposite of the machine reduced to what is needed that the control asks for."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "A privileged container reaches the devices and the kernel of its host. Whoever breaks into it owns the host, and with it everything else that runs there."
  remediation = "Remove `securityContext.privileged` (`security_context.privileged` in Terraform) and `windowsOptions.hostProcess`, or set them to `false`; add the one capability that is needed. In ECS and Batch set `privileged`, in CodeBuild `privileged_mode` (`PrivilegedMode`), to `false`."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskdefinition-containerdefinition.html",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-batch-jobdefinition-containerproperties.html",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codebuild_project",
  ]
  equivalents = {
    checkov       = ["CKV_AWS_210", "CKV_AWS_316", "CKV_AWS_334", "CKV_K8S_16"]
    trivy         = ["KSV-0017", "KSV-0103"]
    guard         = ["BATCH_JOB_CONTAINER_PROPERTIES_PRIVILEGED_RULE"]
    "kube-linter" = ["privileged-container"]
  }

  on "container" {
    deny    = self.privileged
    message = "Container ${self.name} of ${self.address} is privileged"
  }

  on "container" {
    deny    = self.host_process
    message = "Container ${self.name} of ${self.address} is a process of its Windows host"
  }

  # A build has a machine of its own, and needs the privilege where it builds images with Docker.
  on "terraform" "aws_codebuild_project" {
    deny     = coalesce(self.environment.privileged_mode, false)
    severity = "medium"
    message  = "Builds of ${self.address} are privileged"
  }

  on "cloudformation" "AWS::CodeBuild::Project" {
    deny     = coalesce(self.Environment.PrivilegedMode, false)
    severity = "medium"
    message  = "Builds of ${self.address} are privileged"
  }
}
