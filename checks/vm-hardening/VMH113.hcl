check "VMH113" {
  name        = "container-runtime-socket"
  title       = "Containers reach the socket of the container runtime of their host"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "The socket gives a container all rights over the host and what else runs there, where the control asks that it has what it needs alone."
  severity    = "high"
  since       = "0.1.0"
  rationale   = "Through the socket of the container runtime a process starts any container that it likes, privileged and with the whole host mounted. That the volume is mounted for reading changes nothing, nor that it is the directory of the runtime that the socket lies in. Wider directories, which hold it among other things, are a fault of their own (VMH020)."
  remediation = "Remove the `hostPath` volume (`host_path` in Terraform, `Host.SourcePath` in ECS). Build images with a tool that needs no runtime socket, and read what runs on a node from the Kubernetes API."
  references = [
    "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
  ]
  equivalents = {
    checkov       = ["CKV_K8S_27"]
    trivy         = ["KSV-0006"]
    "kube-linter" = ["docker-sock"]
  }

  on "host_volume" {
    deny = anytrue([
      for pattern in [
        "/(containerd|cri-dockerd|crio|docker|dockershim|podman)\\.sock/*$",
        "^/+(var/+)?run/+(containerd|crio|docker|podman)/*$",
      ] : matches(pattern, replace(self.path, "/(\\/[.])+(\\/|$)/", "/$2"))
    ])
    message = "${self.address} reaches the container runtime of its host by ${self.path}"
  }
}
