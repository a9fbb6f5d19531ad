check "VMH112" {
  name        = "host-interprocess-namespace"
  title       = "Containers share the interprocess namespace of their host"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Sharing a namespace takes away the border between a container and its host that the hardened configuration relies on."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "In the interprocess namespace of the host a container reads and changes the shared memory and the queues of messages of every process that has some, databases among them."
  remediation = "Remove `hostIPC` (`host_ipc` in Terraform), and `ipc_mode` (`IpcMode`) with the value `host` from ECS task definitions."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html",
  ]
  equivalents = {
    checkov       = ["CKV_K8S_18"]
    trivy         = ["KSV-0008"]
    "kube-linter" = ["host-ipc"]
  }

  on "pod" {
    deny    = coalesce(self.spec.hostIPC, false)
    message = "${self.address}${self.path == "" ? "" : " (${self.path})"} shares the interprocess namespace of its host"
  }

  on "container_task" {
    deny    = self.host_ipc
    message = "${self.address} shares the interprocess namespace of its host"
  }
}
