check "VMH067" {
  name        = "privileged-port"
  title       = "A container listens on a port for privileged processes"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Ports below 1024 are kept for root and for processes with a capability, privileges that the control asks to be left away where they are not needed."
  severity    = "low"
  since       = "0.1.0"
  rationale   = "By tradition only root, or whoever has `NET_BIND_SERVICE`, may listen on ports below 1024. A service leads from port 80 to any port of the pod, so that the process itself can listen on 8080 as an ordinary user."
  remediation = "Let the process listen on a port above 1023, name that one in `containerPort` (`container_port` in Terraform), and lead to it by `targetPort` of the service. Take no such port of the node (`hostPort`) either."
  references = [
    "https://kubernetes.io/docs/concepts/services-networking/service/",
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    trivy         = ["KSV-0117"]
    "kube-linter" = ["privileged-ports"]
  }

  on "container_port" {
    deny    = (self.number != null && tonumber(self.number) < 1024) || (tonumber(self.host_port) > 0 && tonumber(self.host_port) < 1024)
    message = "Container ${self.container} of ${self.address} listens on a port below 1024"
  }
}
