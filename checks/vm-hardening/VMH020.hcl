check "VMH020" {
  name        = "sensitive-host-path"
  title       = "Containers see a sensitive directory of their host"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Mounting such a directory of the host gives a container rights over the host that the control asks to be reduced."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "The root, the configuration and the device directories of the host are as good as the host itself: what lies there decides what the host runs and whom it trusts."
  remediation = "Remove the `hostPath` volume (`host_path` in Terraform, `Host.SourcePath` in ECS). Use an `emptyDir`, a persistent volume or a projected volume."
  references = [
    "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition",
  ]
  equivalents = {
    trivy         = ["KSV-0121"]
    "kube-linter" = ["sensitive-host-mounts"]
  }

  on "host_volume" {
    deny = anytrue([
      for pattern in [
        "^/*$",
        "^/+(bin|boot|dev|etc|etc/kubernetes|etc/ssh|home|lib|lib64|proc|root|run|sbin|sys|usr|var|var/lib|var/run)/*$",
        "^/+(boot|etc/kubernetes|etc/ssh|proc|root|sys)/",
        "^/+(var/+)?run/+(containerd|crio|docker|podman)/*$",
        "^/+var/lib/(containerd|containers|crio|docker|etcd|kubelet)(/|$)",
      ] : matches(pattern, replace(self.path, "/(\\/[.])+(\\/|$)/", "/$2"))
    ])
    message = "${self.address} mounts ${self.path} of its host"
  }
}
