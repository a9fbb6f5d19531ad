check "NET113" {
  name        = "host-port"
  title       = "A container takes a port of its node"
  controls    = { "27017:2015" = ["13.1.3", "CLD.13.1.4"], "27017:2026" = ["8.35", "8.20"] }
  because     = "A port of the node is an entry to the network beside services and their policies, and the declaration shows it."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Whoever reaches the node reaches the port, whatever services and network policies say, and the pod can run once per node only. Few agents need it."
  remediation = "Remove `hostPort` (`host_port` in Terraform) from the container's ports, and reach the pod through a service."
  references = [
    "https://kubernetes.io/docs/concepts/configuration/overview/#services",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    checkov = ["CKV_K8S_26"]
    trivy   = ["KSV-0024"]
  }

  on "container_port" {
    deny    = tonumber(self.host_port) != 0
    message = "Container ${self.container} of ${self.address} takes port ${self.host_port} of its node"
  }
}
