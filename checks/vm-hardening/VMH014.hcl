check "VMH014" {
  name        = "root-container"
  title       = "A container may run as root"
  controls    = { "27017:2015" = ["CLD.9.5.2"], "27017:2026" = ["8.9"] }
  because     = "Running as an ordinary user reduces what the workload can do to what it needs, as the control asks for the machine."
  severity    = "medium"
  since       = "0.1.0"
  rationale   = "Root in a container is root on the host as soon as one kernel or runtime flaw lets it out. Unless the code says otherwise the image decides, and most images say root."
  remediation = "Set `runAsNonRoot: true` in the `securityContext` of the pod or of each container (`run_as_non_root` in Terraform), or `runAsUser` to a number other than 0."
  references = [
    "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
    "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/pod_v1",
  ]
  equivalents = {
    checkov       = ["CKV_K8S_23"]
    trivy         = ["KSV-0012"]
    "kube-linter" = ["run-as-non-root"]
  }

  on "container" {
    when    = self.linux && self.complete
    require = self.user == null ? self.non_root : self.user != 0
    message = "Container ${self.name} of ${self.address} may run as root"
  }
}
