check "VMH012" {
  name        = "host-process-namespace"
  title       = "Containers share the process namespace of their host"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Sharing a namespace takes away the border between a container and its host that the hardened configuration relies on."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "In the process namespace of the host a container sees and can signal every process. As root it reads their environment, files and memory as well."
  remediation = "Remove `hostPID` (`host_pid` in Terraform), and `pid_mode` (`PidMode`) with the value `host` from ECS task definitions."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html",
  ]
  equivalents = {
    checkov       = ["CKV_AWS_335", "CKV_K8S_17"]
    trivy         = ["KSV-0010"]
    "kube-linter" = ["host-pid"]
  }

  on "pod" {
    deny    = coalesce(self.spec.hostPID, false)
    message = "${self.address}${self.path == "" ? "" : " (${self.path})"} shares the process namespace of its host"
  }

  on "container_task" {
    deny    = self.host_pid
    message = "${self.address} shares the process namespace of its host"
  }
}
