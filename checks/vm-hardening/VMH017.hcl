check "VMH017" {
  name        = "writable-root-filesystem"
  title       = "A container can change its own root file system"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A file system that cannot be changed keeps the software of the container as it was configured, which is what the control asks for."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "An intruder who can write to the root file system replaces programs and leaves tools behind. Data that changes belongs into a volume."
  remediation = "Set `securityContext.readOnlyRootFilesystem: true` (`read_only_root_filesystem = true` in Terraform) and mount a volume where the workload writes; in ECS container definitions set `readonlyRootFilesystem` to `true`."
  references = [
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskdefinition-containerdefinition.html",
  ]
  equivalents = {
    checkov       = ["CKV_AWS_336", "CKV_K8S_22"]
    trivy         = ["KSV-0014"]
    "kube-linter" = ["no-read-only-root-fs"]
  }

  on "container" {
    when    = self.linux && self.complete
    require = self.read_only_root
    message = "Container ${self.name} of ${self.address} can change its root file system"
  }
}
