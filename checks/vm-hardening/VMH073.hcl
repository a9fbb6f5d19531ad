check "VMH073" {
  name        = "writable-host-mount"
  title       = "A container may write to its host"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "A directory of the host that a container may write to is a right over the host that the control asks to be reduced."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "What a container writes into a directory of its host stays there when it is gone, and what the host runs or reads from there is then the container's. Most agents that look at the host only read."
  remediation = "Set `readOnly: true` on the `volumeMounts` entry (`read_only = true` in Terraform, `readOnly` in `mountPoints` of ECS), or use a volume that is not the host's."
  references = [
    "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html",
  ]
  equivalents = {
    "kube-linter" = ["writable-host-mount"]
  }

  on "host_mount" {
    require = self.read_only
    message = "Container ${self.container} of ${self.address} may write to its host at ${self.path}"
  }
}
