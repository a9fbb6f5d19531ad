check "VMH020" {
  name        = "sensitive-host-path"
  title       = "Containers see a sensitive directory of their host"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Mounting a directory or the runtime socket of the host gives a container rights over the host that the control asks to be reduced."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Through the socket of the container runtime a process starts any container that it likes, as root. The root, the configuration and the device directories of the host are as good as the host itself."
  remediation = "Remove the `hostPath` volume (`host_path` in Terraform, `Host.SourcePath` in ECS). Use an `emptyDir`, a persistent volume or a projected volume; build images with a tool that needs no runtime socket."
  references = [
    "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
  ]
  equivalents = {
    checkov       = ["CKV_K8S_27"]
    trivy         = ["KSV-0006", "KSV-0121"]
    "kube-linter" = ["docker-sock", "sensitive-host-mounts"]
  }

  on "host_volume" {
    deny = anytrue([
      for pattern in [
        "^/*$",
        "^/+(bin|boot|dev|etc|home|lib|lib64|proc|root|run|sbin|sys|usr|var|var/lib|var/run)/*$",
        "^/+(boot|etc/kubernetes|etc/ssh|proc|root|sys)/",
        "^/+var/lib/(containerd|containers|crio|docker|etcd|kubelet)(/|$)",
        "/(containerd|cri-dockerd|crio|docker|dockershim|podman)\\.sock/*$",
      ] : length(regexall(pattern, self.path)) > 0
    ])
    severity = length(regexall("\\.sock/*$", self.path)) > 0 ? "high" : "medium"
    message  = "${self.address} mounts ${self.path} of its host"
  }
}
