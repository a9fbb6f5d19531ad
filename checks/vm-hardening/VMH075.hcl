check "VMH075" {
  name        = "host-path"
  title       = "Containers see a directory of their host"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Each directory of the host that a workload sees is a part of the border between the two that was taken away, and the control asks for what is not needed to be."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "A directory of the host ties the pod to one node, shows it what others left there, and is the usual first step out of a container. The baseline level of the Pod Security Standards has none of them."
  remediation = "Use `emptyDir`, `persistentVolumeClaim`, `configMap`, `projected` or `csi` in place of the `hostPath` volume (`host_path` in Terraform)."
  references = [
    "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    trivy = ["KSV-0023"]
  }

  on "pod_volume" {
    deny    = contains(self.kinds, "hostPath")
    message = "${self.address} has a directory of its host as the volume ${self.name}"
  }
}
